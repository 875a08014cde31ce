import { describe, expect, test } from 'vitest';

import { isAddressField } from '@/lib/core/address-field';
import { detect } from '@/lib/core/detect';
import type { FieldFacts, Finding, FormSnippet, GateForm } from '@/lib/core/types';

function field(facts: Partial<FieldFacts>): FieldFacts {
  return {
    type: 'text',
    name: '',
    purpose: '',
    label: '',
    isRequired: false,
    isHidden: false,
    isChecked: false,
    ...facts,
  };
}
const email = field({ type: 'email', name: 'email' });
const password = field({ type: 'password', name: 'pass' });

type Given = Omit<Partial<FormSnippet>, 'kind'>;

/** A form as the page layer would describe it: its text holds its own heading, labels and buttons. */
function form(given: Given): FormSnippet {
  const { heading = '', text = '', buttons = [], fields = [email] } = given;
  return {
    kind: 'form',
    lang: 'en',
    around: '',
    markup: '',
    placement: 'inline',
    trigger: 'sought',
    isLocking: false,
    isPlay: false,
    ...given,
    heading,
    buttons,
    fields,
    text: [heading, text, ...fields.map((f) => f.label), ...buttons].join(' '),
  };
}

function gateIn(given: Given): Finding | undefined {
  return detect(form(given))[0];
}

const german = (given: Given): Given => ({ lang: 'de', ...given });

describe('a gate is told by what it offers', () => {
  test.each<[GateForm, string, Given]>([
    [
      'newsletter',
      'a plain newsletter',
      { heading: 'Our newsletter', text: 'Garden news once a month.', buttons: ['Subscribe'] },
    ],
    [
      'newsletter',
      'ein schlichter Newsletter',
      german({
        heading: 'Unser Newsletter',
        text: 'Einmal im Monat Neues aus dem Garten.',
        buttons: ['Abonnieren'],
      }),
    ],
    [
      'newsletter',
      'new posts of a blog',
      { text: 'Get new posts in your inbox. No spam.', buttons: ['Sign me up'] },
    ],
    [
      'newsletter',
      'ein Blog, dem man folgt',
      german({ text: 'Erhalte eine Benachrichtigung über neue Beiträge per E-Mail.', buttons: ['Folgen'] }),
    ],
    [
      'newsletter',
      'words that stand beside the form alone',
      {
        around: 'Stay in touch | We write to you when a new issue of our newsletter is out',
        buttons: ['OK'],
      },
    ],
    [
      'newsletter',
      'Worte nur neben dem Formular',
      german({ around: 'Newsletter | Melde dich an und bleib auf dem Laufenden', buttons: ['OK'] }),
    ],
    [
      'newsletter',
      'markup alone',
      { markup: 'newsletter-form mc4wp-form', fields: [field({ type: 'email', label: 'Your e-mail' })] },
    ],
    [
      'newsletter',
      'nur das Markup',
      german({ markup: 'newsletter_box klaviyo-form', fields: [field({ label: 'Deine E-Mail-Adresse' })] }),
    ],
    ['discount', 'percent off', { heading: 'Take 15% off', buttons: ['Send my code'] }],
    [
      'discount',
      'Rabatt auf die erste Bestellung',
      german({
        heading: '10 % Rabatt auf deine erste Bestellung',
        text: 'Nur für Newsletter-Abonnenten.',
        buttons: ['Rabatt sichern'],
      }),
    ],
    ['discount', 'a voucher', { heading: 'Sign up and get a £5 voucher', buttons: ['Sign up'] }],
    [
      'discount',
      'ein Gutschein',
      german({ heading: 'Newsletter abonnieren, 5 € Gutschein bekommen', buttons: ['Jetzt anmelden'] }),
    ],
    [
      'lead-magnet',
      'a free guide',
      { heading: 'Free guide: ten knots every sailor needs', buttons: ['Download the guide'] },
    ],
    [
      'lead-magnet',
      'ein E-Book gegen Adresse',
      german({ heading: 'Gratis E-Book: Zehn Knoten', buttons: ['Jetzt herunterladen'] }),
    ],
    [
      'lead-magnet',
      'a webinar with name and firm',
      {
        heading: 'Live webinar: pruning apple trees',
        buttons: ['Save my seat'],
        fields: [field({ label: 'First name' }), email, field({ label: 'Company' })],
      },
    ],
    [
      'lead-magnet',
      'ein Gewinnspiel',
      german({ heading: 'Verlosung: Gewinne eine Woche am See', buttons: ['Am Gewinnspiel teilnehmen'] }),
    ],
    [
      'lead-magnet',
      'the recipe by mail',
      { heading: 'Save this recipe', text: "We'll email you this recipe.", buttons: ['Email me'] },
    ],
    [
      'lead-magnet',
      'das Rezept per Mail',
      german({ heading: 'Rezept per E-Mail schicken', buttons: ['Schick mir das Rezept'] }),
    ],
    [
      'content-lock',
      'reading on',
      { heading: 'Keep reading', text: 'Enter your email to read the full story.', buttons: ['Continue'] },
    ],
    [
      'content-lock',
      'Weiterlesen',
      german({ heading: 'Weiterlesen mit deiner E-Mail-Adresse', buttons: ['Artikel freischalten'] }),
    ],
    [
      'content-lock',
      'text blurred behind a box that does not say why',
      { isLocking: true, markup: 'subscribe-wall', text: 'Your e-mail, please', buttons: ['Continue'] },
    ],
    [
      'wheel',
      'a wheel',
      {
        heading: 'Spin to win',
        text: 'Up to 20% off',
        buttons: ['Spin'],
        isPlay: true,
        placement: 'modal',
      },
    ],
    [
      'wheel',
      'ein Glücksrad',
      german({
        heading: 'Dreh am Rad',
        text: 'Bis zu 20 % Rabatt',
        buttons: ['Jetzt drehen'],
        isPlay: true,
        placement: 'modal',
      }),
    ],
    [
      'teaser',
      'the first of two steps',
      {
        heading: 'Would you like our newsletter?',
        buttons: ['Yes please', 'No thanks'],
        fields: [],
        placement: 'slide-in',
      },
    ],
    [
      'teaser',
      'der erste von zwei Schritten',
      german({
        heading: 'Magst du unseren Newsletter lesen?',
        buttons: ['Ja, gern', 'Nein danke'],
        fields: [],
        placement: 'modal',
      }),
    ],
    [
      'discount',
      'a first step that offers a discount is a discount',
      {
        heading: 'Want 10% off?',
        buttons: ['Yes please', 'No thanks'],
        fields: [],
        placement: 'modal',
      },
    ],
  ])('%s: %s', (offer, _name, given) => {
    const finding = gateIn(given);
    expect(finding).toMatchObject({ pattern: 'gate', form: offer });
    expect(finding?.confidence).toBeGreaterThanOrEqual(0.6);
    expect(finding?.seen[0]).toEqual({ what: 'asks-address', offer });
  });

  test.each<[string, Given]>([
    ['fr', { heading: 'Notre infolettre', text: 'Recevez nos actualités', buttons: ["Je m'abonne"] }],
    ['es', { heading: 'Suscríbete al boletín', text: 'Recibe novedades en tu correo', buttons: ['Quiero'] }],
    ['it', { heading: 'Iscriviti alla newsletter', text: 'Ricevi le novità', buttons: ['Iscrivimi'] }],
    ['nl', { heading: 'Meld je aan voor de nieuwsbrief', buttons: ['Aanmelden'] }],
    ['pl', { heading: 'Zapisz się na newsletter', buttons: ['Zapisz się'] }],
    ['pt', { heading: 'Assine a nossa newsletter', text: 'Receba novidades', buttons: ['Assinar'] }],
  ])('in %s', (lang, given) => {
    expect(gateIn({ lang, ...given })).toMatchObject({ pattern: 'gate', form: 'newsletter', lang });
  });
});

describe('other forms that take an address are none', () => {
  const name = field({ name: 'name', label: 'Name' });
  test.each<[string, Given]>([
    ['a log-in', { heading: 'Log in', fields: [email, password], buttons: ['Log in'] }],
    ['eine Anmeldung', german({ heading: 'Einloggen', fields: [email, password], buttons: ['Einloggen'] })],
    [
      'a log-in that asks the address first',
      { heading: 'Sign in', text: 'Use your work email', buttons: ['Continue', 'Continue with Google'] },
    ],
    [
      'eine Anmeldung, die erst die Adresse will',
      german({ heading: 'Willkommen zurück', text: 'Noch kein Konto?', buttons: ['Weiter', 'Mit Google'] }),
    ],
    [
      'an account with a newsletter box to tick',
      {
        heading: 'Create your account',
        fields: [email, password, field({ type: 'checkbox', label: 'Send me the newsletter' })],
        buttons: ['Create account'],
      },
    ],
    [
      'ein Konto mit Newsletter-Häkchen',
      german({
        heading: 'Kundenkonto anlegen',
        fields: [email, password, field({ type: 'checkbox', label: 'Ja, ich möchte den Newsletter' })],
        buttons: ['Registrieren'],
      }),
    ],
    [
      'a checkout with consent',
      {
        heading: 'Checkout',
        text: 'Shipping address, payment',
        fields: [
          email,
          name,
          field({ label: 'Street' }),
          field({ label: 'Postcode' }),
          field({ label: 'City' }),
          field({ type: 'checkbox', label: 'Email me news and offers' }),
        ],
        buttons: ['Continue to shipping'],
        markup: 'checkout-form',
      },
    ],
    [
      'eine Kasse mit Einwilligung',
      german({
        heading: 'Lieferadresse',
        fields: [
          email,
          name,
          field({ label: 'Straße' }),
          field({ label: 'PLZ' }),
          field({ type: 'checkbox', label: 'Newsletter erhalten' }),
        ],
        buttons: ['Weiter zur Zahlung'],
      }),
    ],
    [
      'a contact form',
      {
        heading: 'Contact us',
        fields: [name, email, field({ type: 'textarea', label: 'Your message' })],
        buttons: ['Send message'],
      },
    ],
    [
      'ein Kontaktformular',
      german({
        heading: 'Schreib uns',
        fields: [name, email, field({ type: 'textarea', label: 'Deine Nachricht' })],
        buttons: ['Absenden'],
      }),
    ],
    [
      'a comment',
      {
        heading: 'Leave a reply',
        text: 'Your email address will not be published.',
        fields: [field({ type: 'textarea', label: 'Comment' }), name, email],
        buttons: ['Post comment'],
        markup: 'commentform respond',
      },
    ],
    [
      'ein Kommentar',
      german({
        heading: 'Schreibe einen Kommentar',
        text: 'Deine E-Mail-Adresse wird nicht veröffentlicht.',
        fields: [field({ type: 'textarea', label: 'Kommentar' }), name, email],
        buttons: ['Kommentar abschicken'],
      }),
    ],
    [
      'notes of new comments',
      {
        text: 'Notify me of follow-up comments by email',
        buttons: ['Subscribe to comments'],
        markup: 'comment-subscription',
      },
    ],
    [
      'eine Bewertung',
      german({
        heading: 'Bewertung schreiben',
        fields: [name, email, field({ type: 'textarea', label: 'Deine Bewertung' })],
        buttons: ['Bewertung abgeben'],
      }),
    ],
    [
      'a review',
      {
        heading: 'Write a review',
        fields: [name, email, field({ type: 'textarea', label: 'Your review' })],
        buttons: ['Submit review'],
      },
    ],
    [
      'a search with a trap for machines',
      {
        fields: [
          field({ type: 'search', name: 'q', label: 'Search' }),
          field({ type: 'email', name: 'hp_email', isHidden: true }),
        ],
        buttons: ['Search'],
        markup: 'search-form',
      },
    ],
    [
      'eine Suche mit Falle',
      german({
        fields: [field({ name: 'q', label: 'Suche' }), field({ type: 'email', isHidden: true })],
        buttons: ['Suchen'],
      }),
    ],
    [
      'a lost password',
      { heading: 'Forgot your password?', text: 'We will send you a reset link.', buttons: ['Send'] },
    ],
    [
      'ein vergessenes Passwort',
      german({ heading: 'Passwort vergessen', text: 'Wir schicken dir einen Link.', buttons: ['Senden'] }),
    ],
    [
      'a page sent to a friend',
      {
        heading: 'Email this article to a friend',
        fields: [
          field({ type: 'email', label: 'Your email' }),
          field({ type: 'email', label: "Friend's email" }),
        ],
        buttons: ['Send'],
      },
    ],
    [
      'eine Seite für Freunde',
      german({
        heading: 'Artikel weiterempfehlen',
        fields: [
          field({ type: 'email', label: 'Deine E-Mail' }),
          field({ type: 'email', label: 'E-Mail des Empfängers' }),
        ],
        buttons: ['Senden'],
      }),
    ],
    [
      'a stock reminder',
      { heading: 'Out of stock', text: 'Tell me when it is back in stock.', buttons: ['Notify me'] },
    ],
    [
      'eine Lagererinnerung',
      german({
        heading: 'Ausverkauft',
        text: 'Wir schreiben dir, sobald der Artikel wieder lieferbar ist.',
        buttons: ['Erinnern'],
      }),
    ],
    ['leaving a list', { heading: 'Unsubscribe from our newsletter', buttons: ['Unsubscribe me'] }],
    ['eine Abmeldung', german({ heading: 'Newsletter abbestellen', text: 'Schade.', buttons: ['Abmelden'] })],
    [
      'a petition',
      {
        heading: 'Sign the petition: save the library',
        fields: [name, email, field({ label: 'Postcode' })],
        buttons: ['Sign the petition'],
      },
    ],
    [
      'eine Petition',
      german({
        heading: 'Petition: Rettet das Freibad',
        fields: [name, email],
        buttons: ['Jetzt unterschreiben'],
      }),
    ],
    [
      'a job application',
      {
        heading: 'Apply for this job',
        fields: [name, email, field({ type: 'file', label: 'Resume' })],
        buttons: ['Submit application'],
      },
    ],
    [
      'eine Bewerbung',
      german({
        heading: 'Jetzt bewerben',
        fields: [name, email, field({ type: 'file', label: 'Lebenslauf' })],
        buttons: ['Bewerbung absenden'],
      }),
    ],
    [
      'a donation',
      {
        heading: 'Your donation',
        fields: [name, email, field({ label: 'Card number' })],
        buttons: ['Donate now'],
      },
    ],
    [
      'eine Spende',
      german({ heading: 'Spenden', fields: [name, email, field({ label: 'IBAN' })], buttons: ['Spenden'] }),
    ],
    ['a survey', { heading: 'Reader survey', fields: [field({ type: 'radio' }), email], buttons: ['Vote'] }],
    [
      'eine Umfrage',
      german({ heading: 'Umfrage', fields: [field({ type: 'radio' }), email], buttons: ['Abstimmen'] }),
    ],
    ['a field that offers nothing', { text: 'Email', buttons: ['Continue'] }],
    ['ein Feld, das nichts bietet', german({ text: 'E-Mail', buttons: ['Weiter'] })],
    [
      'a cookie banner',
      {
        heading: 'We use cookies',
        text: 'to show you offers and updates',
        buttons: ['Yes, accept', 'Reject'],
        fields: [],
        placement: 'modal',
      },
    ],
    [
      'ein Cookie-Banner',
      german({
        heading: 'Wir verwenden Cookies',
        text: 'für Angebote und Neuigkeiten',
        buttons: ['Ja, gern', 'Ablehnen'],
        fields: [],
        placement: 'modal',
      }),
    ],
    [
      'an offer that leads to the shop',
      {
        heading: '20% off all coats',
        buttons: ['Shop now', 'Close'],
        fields: [],
        placement: 'modal',
      },
    ],
    [
      'ein Angebot, das in den Laden führt',
      german({
        heading: '20 % Rabatt auf Mäntel',
        buttons: ['Zum Angebot', 'Schließen'],
        fields: [],
        placement: 'modal',
      }),
    ],
    [
      'words of a teaser in the flow of the page',
      { heading: 'Our newsletter', buttons: ['Yes please', 'No thanks'], fields: [] },
    ],
    [
      'eine Frage nach Push-Nachrichten',
      german({
        heading: 'Nichts mehr verpassen',
        text: 'Push-Benachrichtigungen erlauben?',
        buttons: ['Ja, bitte', 'Später'],
        fields: [],
        placement: 'slide-in',
      }),
    ],
  ])('%s', (_name, given) => {
    expect(gateIn(given)).toBeUndefined();
  });

  test('a language without a lexicon says nothing', () => {
    expect(gateIn({ lang: 'fi', heading: 'Tilaa uutiskirje', markup: 'newsletter-form' })).toBeUndefined();
  });
});

describe('a finding says what was seen', () => {
  const voucher: Given = {
    heading: 'Take 15% off',
    text: 'Join our mailing list.',
    buttons: ['Send my code'],
    placement: 'modal',
  };

  test('one that opened by itself is imposed, observed, and says when', () => {
    expect(gateIn({ ...voucher, trigger: 'imposed', openedAfterMs: 8_000 })).toMatchObject({
      placement: 'modal',
      trigger: 'imposed',
      evidence: 'observed',
      seen: [
        { what: 'asks-address', offer: 'discount' },
        { what: 'opened', afterMs: 8_000 },
      ],
    });
  });

  test('one that lay over the content at once says that', () => {
    expect(gateIn({ ...voucher, trigger: 'imposed' })?.seen).toContainEqual({ what: 'over-content' });
  });

  test('one that was sought is claimed by its words alone', () => {
    expect(gateIn({ ...voucher, trigger: 'sought' })).toMatchObject({
      evidence: 'claimed',
      seen: [{ what: 'asks-address', offer: 'discount' }],
    });
  });

  test.each<[string, Given, string]>([
    ['the heading that asks', voucher, 'Take 15% off'],
    [
      'der Satz, der bittet, wo die Überschrift es nicht tut',
      german({
        heading: 'Hallo',
        text: 'Schön, dass du da bist. Abonniere unseren Newsletter und lies mit. Bis bald.',
        buttons: ['OK'],
      }),
      'Abonniere unseren Newsletter und lies mit.',
    ],
    [
      'the label where nothing else stands',
      { fields: [field({ type: 'email', label: 'Your e-mail' })], markup: 'newsletter mc4wp' },
      'Your e-mail',
    ],
  ])('the quote is %s', (_name, given, quote) => {
    expect(gateIn(given)?.quote.trim()).toBe(quote);
  });

  test('the quote is at most 160 characters, also of a text without an end', () => {
    const text = `${'word '.repeat(300)} subscribe to our newsletter ${'word '.repeat(60)}`;
    const quote = gateIn({ text, buttons: ['Subscribe'] })?.quote ?? '';
    expect(quote.length).toBeLessThanOrEqual(160);
    expect(quote).toContain('newsletter');
  });

  test('more evidence makes surer', () => {
    const bare = gateIn({ around: 'Newsletter', buttons: ['OK'] })?.confidence ?? 0;
    const full = gateIn({ ...voucher, markup: 'newsletter-popup' })?.confidence ?? 0;
    expect(bare).toBeLessThan(full);
    expect(full).toBeLessThanOrEqual(1);
  });
});

describe('an address field', () => {
  test.each<[boolean, Partial<FieldFacts>]>([
    [true, { type: 'email' }],
    [true, { name: 'newsletter_email' }],
    [true, { label: 'Deine E-Mail-Adresse' }],
    [true, { label: 'Votre courriel' }],
    [true, { label: 'you@site.example' }],
    [true, { purpose: 'email' }],
    [false, { name: 'firstname', label: 'Vorname' }],
    [false, { type: 'textarea', label: 'E-Mail' }],
    [false, { type: 'checkbox', label: 'E-Mail an mich' }],
    [false, { name: 'mail_subject', label: 'Subject' }],
  ])('%s: %o', (expected, facts) => {
    expect(isAddressField(field(facts))).toBe(expected);
  });
});
