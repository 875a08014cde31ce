import { useId, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import type { Contact, ContactKind } from '@/lib/core/contact';

type ContactsProps = {
  /** Best first; none: the page names no way. */
  contacts: readonly Contact[];
  /** @returns whether the text is on the clipboard now */
  onCopy: (text: string) => Promise<boolean>;
};

/** The ways to a person that the page itself names: to be read whole, copied and opened. */
export function Contacts({ contacts, onCopy }: ContactsProps) {
  const id = useId();
  return (
    <section class="contacts" aria-labelledby={id}>
      <h2 id={id} class="contacts-name">
        {i18n.t('contact.title')}
      </h2>
      <p class="contacts-more">{i18n.t(contacts.length > 0 ? 'contact.more' : 'contact.none')}</p>
      {contacts.length > 0 && (
        <ul class="contacts-list">
          {contacts.map((contact) => (
            <ContactItem contact={contact} onCopy={onCopy} key={`${contact.address} ${contact.shown}`} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ContactItem({ contact, onCopy }: { contact: Contact; onCopy: ContactsProps['onCopy'] }) {
  const { kind, label, address, shown, isPremium } = contact;
  const [isCopied, setIsCopied] = useState<boolean>();
  const name = nameOf(kind);
  // "Contact" says no more than "Contact page", nor does a button's name above itself.
  const isTelling = label !== shown && !name.toLowerCase().startsWith(label.toLowerCase());
  return (
    <li class="contact">
      <p class="contact-kind">
        {name}
        {isTelling && (
          <>
            {' · '}
            <bdi>{label}</bdi>
          </>
        )}
        {isPremium && <> · {i18n.t('contact.premium')}</>}
      </p>
      <p class="contact-shown">
        <bdi>{shown}</bdi>
      </p>
      {kind === 'chat' && (
        <p class="contact-note">
          {address === '' && `${i18n.t('contact.in_page')} `}
          {i18n.t('contact.chat_note')}
        </p>
      )}
      {address !== '' && (
        <div class="contact-ways">
          <button
            type="button"
            class="button button-small"
            aria-label={i18n.t('contact.copy_this', [shown])}
            onClick={() => void onCopy(shown).then(setIsCopied)}
          >
            {i18n.t('contact.copy')}
          </button>
          <a
            class="button button-small"
            href={address}
            aria-label={i18n.t('contact.open_this', [shown])}
            {...(isPage(address) && { target: '_blank', rel: 'noreferrer' })}
          >
            {i18n.t('contact.open')}
          </a>
        </div>
      )}
      <output class="contact-copied">
        {isCopied !== undefined && i18n.t(isCopied ? 'contact.copied' : 'contact.not_copied')}
      </output>
    </li>
  );
}

/** Pages open beside the one that is read; a call or a letter leaves the browser. */
function isPage(address: string): boolean {
  return address.startsWith('http');
}

function nameOf(kind: ContactKind): string {
  switch (kind) {
    case 'telephone':
      return i18n.t('contact.telephone');
    case 'email':
      return i18n.t('contact.email');
    case 'contact-page':
      return i18n.t('contact.page');
    case 'imprint':
      return i18n.t('contact.imprint');
    case 'chat':
      return i18n.t('contact.chat');
  }
}
