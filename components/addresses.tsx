import type { RefObject } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { searchGiven, type GivenWords } from '@/lib/core/given';
import type { GivenAddress } from '@/lib/core/types';
import { formName } from '@/lib/sentences';

import { useFormats } from './formats';
import { siteAddress } from './site-link';

/** The longest words a person can write to an entry, in characters. */
const LONGEST_MASK = 320;
const LONGEST_NOTE = 500;

type AddressesProps = {
  /** The latest first. */
  addresses: readonly GivenAddress[];
  /** Whether a hint of the address is kept. */
  isMasking: boolean;
  onMasking: (isMasking: boolean) => void;
  onEdit: (id: string, words: GivenWords) => void;
  onForget: (addresses: readonly GivenAddress[]) => void;
  onRestore: (addresses: readonly GivenAddress[]) => void;
  /** Something could not be read or saved; said in words. */
  failure?: string | undefined;
};

/** Entries that were forgotten together, and the one on which the person said so. */
type Forgotten = { pressed: GivenAddress; addresses: readonly GivenAddress[] };

/** Addresses given: one list by date with search, own words, and forgetting that can be taken back. */
export function Addresses(props: AddressesProps) {
  const { addresses, failure, onForget } = props;
  const { number } = useFormats();
  const [searched, setSearched] = useState('');
  const [forgotten, setForgotten] = useState<readonly Forgotten[]>([]);
  /** What was just taken back: there the person goes on. */
  const [returned, setReturned] = useState('');
  const kept = new Set(addresses.map(({ id }) => id));
  const gone = forgotten.filter((each) => !each.addresses.some(({ id }) => kept.has(id)));
  const found = searchGiven(addresses, searched);
  // What was forgotten keeps its place, so that taking it back is where the hand already is.
  const rows = [
    ...found.map((address) => ({ address, batch: undefined })),
    ...gone.map((batch) => ({ address: batch.pressed, batch })),
  ].toSorted((one, other) => other.address.givenAt - one.address.givenAt);

  const forget = (pressed: GivenAddress, all: readonly GivenAddress[]): void => {
    setForgotten([...gone, { pressed, addresses: all }]);
    onForget(all);
  };

  return (
    <main class="trusted addresses">
      <header>
        <p class="week-brand">{i18n.t('name')}</p>
        <h1>{i18n.t('given.title')}</h1>
        <p class="lead">{i18n.t('given.lead')}</p>
      </header>
      {failure !== undefined && (
        <p class="notice" role="alert">
          {failure}
        </p>
      )}
      {addresses.length === 0 && gone.length === 0 ? (
        <section class="empty">
          <h2>{i18n.t('given.empty_title')}</h2>
          <p>{i18n.t('given.empty')}</p>
        </section>
      ) : (
        <section aria-labelledby="list-title">
          <div class="list-top">
            <h2 id="list-title">{i18n.t('given.count', addresses.length, [number(addresses.length)])}</h2>
            <input
              type="search"
              class="field"
              aria-label={i18n.t('given.search')}
              placeholder={i18n.t('given.search')}
              value={searched}
              onInput={(event) => setSearched(event.currentTarget.value)}
            />
          </div>
          <output class="list-none">
            {rows.length === 0 && i18n.t('given.not_found', [searched.trim()])}
          </output>
          <ul class="rules">
            {rows.map(({ address, batch }) =>
              batch ? (
                <GoneRow
                  {...batch}
                  onRestore={(all) => {
                    setReturned(address.id);
                    props.onRestore(all);
                  }}
                  key={address.id}
                />
              ) : (
                <Row
                  address={address}
                  ofSite={addresses.filter(({ site }) => site === address.site)}
                  isReturned={address.id === returned}
                  onEdit={props.onEdit}
                  onForget={(all) => forget(address, all)}
                  key={address.id}
                />
              ),
            )}
          </ul>
        </section>
      )}
      <Masking {...props} />
      <footer class="report-foot">
        <p>{i18n.t('given.leaky')}</p>
        <p>{i18n.t('given.foot')}</p>
        <nav class="foot-links" aria-label={i18n.t('popup.ways')}>
          <a href="/report.html">{i18n.t('report.title')}</a>
          <a href="/trusted.html">{i18n.t('trusted.title')}</a>
          <a href="/settings.html">{i18n.t('settings.title')}</a>
        </nav>
      </footer>
    </main>
  );
}

function Masking({ isMasking, onMasking }: Pick<AddressesProps, 'isMasking' | 'onMasking'>) {
  const id = useId();
  return (
    <label class="scope">
      <input
        type="checkbox"
        checked={isMasking}
        aria-describedby={id}
        onChange={(event) => onMasking(event.currentTarget.checked)}
      />
      <span class="scope-name">{i18n.t('given.mask')}</span>
      <span class="scope-words" id={id}>
        {i18n.t('given.mask_more')}
      </span>
    </label>
  );
}

type RowProps = {
  address: GivenAddress;
  /** All entries of the same site, this one among them. */
  ofSite: readonly GivenAddress[];
  isReturned: boolean;
  onEdit: AddressesProps['onEdit'];
  onForget: (addresses: readonly GivenAddress[]) => void;
};

function Row({ address, ofSite, isReturned, onEdit, onForget }: RowProps) {
  const { date, number } = useFormats();
  const button = useFocus(isReturned);
  const { site, givenAt, form, quote, masked, note } = address;
  const day = date(givenAt);
  return (
    <li class="rule address">
      <div>
        <p class="rule-value">
          <a href={siteAddress(site)}>{site}</a>
        </p>
        <p class="rule-date">
          {day} · {formName(form)}
          {(masked ?? '') !== '' && (
            <>
              {' '}
              · <span class="address-mask">{masked}</span>
            </>
          )}
        </p>
        {quote !== '' && <blockquote class="quote">{quote}</blockquote>}
        {note !== undefined && <p class="address-note">{note}</p>}
        <OwnWords address={address} day={day} onEdit={onEdit} />
      </div>
      <div class="address-ways">
        <button
          type="button"
          class="button button-small"
          aria-label={i18n.t('given.forget_this', [site, day])}
          ref={button}
          onClick={() => onForget([address])}
        >
          {i18n.t('given.forget')}
        </button>
        {ofSite.length > 1 && (
          <button
            type="button"
            class="link address-all"
            aria-label={i18n.t('given.forget_site_this', [site, number(ofSite.length)])}
            onClick={() => onForget(ofSite)}
          >
            {i18n.t('given.forget_site', [number(ofSite.length)])}
          </button>
        )}
      </div>
    </li>
  );
}

type OwnWordsProps = { address: GivenAddress; day: string; onEdit: AddressesProps['onEdit'] };

/** Which address it was and what the person wants to remember of it, in their own words. */
function OwnWords({ address: { id, site, masked = '', note = '' }, day, onEdit }: OwnWordsProps) {
  const own = useId();
  const summary = useRef<HTMLElement>(null);
  const maskField = useRef<HTMLInputElement>(null);
  const noteField = useRef<HTMLInputElement>(null);
  const save = (event: Event): void => {
    event.preventDefault();
    onEdit(id, {
      masked: maskField.current?.value.trim() ?? '',
      note: noteField.current?.value.trim() ?? '',
    });
    // Closes it, and the hand is where it was.
    summary.current?.click();
    summary.current?.focus();
  };
  return (
    <details class="address-edit">
      <summary ref={summary} aria-label={i18n.t('given.edit_this', [site, day])}>
        {i18n.t('given.edit')}
      </summary>
      <form onSubmit={save}>
        <label for={`${own}-masked`}>{i18n.t('given.masked')}</label>
        <input
          id={`${own}-masked`}
          class="field"
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          spellcheck={false}
          maxLength={LONGEST_MASK}
          placeholder="a…@example.org"
          defaultValue={masked}
          aria-describedby={`${own}-more`}
          ref={maskField}
        />
        <p class="rule-date" id={`${own}-more`}>
          {i18n.t('given.masked_more')}
        </p>
        <label for={`${own}-note`}>{i18n.t('given.note')}</label>
        <input
          id={`${own}-note`}
          class="field"
          type="text"
          autoComplete="off"
          maxLength={LONGEST_NOTE}
          defaultValue={note}
          ref={noteField}
        />
        <button type="submit" class="button button-small">
          {i18n.t('given.save')}
        </button>
      </form>
    </details>
  );
}

function GoneRow({ pressed, addresses, onRestore }: Forgotten & { onRestore: AddressesProps['onRestore'] }) {
  const { date, number } = useFormats();
  const button = useFocus(true);
  const what =
    addresses.length > 1
      ? `${pressed.site}, ${i18n.t('given.count', addresses.length, [number(addresses.length)])}`
      : `${pressed.site}, ${date(pressed.givenAt)}`;
  return (
    <li class="rule rule-gone">
      <output>{i18n.t('given.forgotten', [what])}</output>
      <button
        type="button"
        class="button button-small"
        aria-label={i18n.t('given.undo', [what])}
        ref={button}
        onClick={() => onRestore(addresses)}
      >
        {i18n.t('button.undo')}
      </button>
    </li>
  );
}

/** A button that takes the place of the one that was pressed, and its focus. */
function useFocus(isWanted: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isWanted) button.current?.focus();
  }, [isWanted]);
  return button;
}
