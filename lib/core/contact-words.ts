/**
 * The words that tell a way to a person, language by language, and what numbers and mailboxes are none. Data only.
 * A wording is written in small letters without marks ("live chat" is "Live-Chat!" too) and stands for a whole text or
 * for a whole part of one ("Hilfe & Kontakt"), so that "Contact lenses" is no contact page.
 */
export type ContactWords = {
  /** Where a page in this language is from, where nothing else says it; missing for languages of many countries. */
  region?: 'DE' | 'FR' | 'IT' | 'NL' | 'PL';
  /** A page with the ways to reach a person, or the people's own department. */
  contactPage: readonly string[];
  /** The page that says who answers for the site; § 5 DDG in Germany wants it findable from every page. */
  imprint: readonly string[];
  chat: readonly string[];
  /** Single words that stand before a telephone number; longer ones also end a compound ("Bestellhotline"). */
  telephone: readonly string[];
  /** Words between two names of one link: "Hilfe und Kontakt". */
  joiners: readonly string[];
};

const en: ContactWords = {
  contactPage: [
    'contact',
    'contact us',
    'contact me',
    'contacts',
    'contact form',
    'contact page',
    'contact details',
    'contact information',
    'contact support',
    'contact sales',
    'contact our team',
    'get in touch',
    'talk to us',
    'speak to us',
    'call us',
    'write to us',
    'email us',
    'how to reach us',
    'reach us',
    'customer service',
    'customer services',
    'customer support',
    'customer care',
  ],
  imprint: ['imprint', 'legal notice', 'legal disclosure', 'company information', 'company details'],
  chat: [
    'chat',
    'live chat',
    'livechat',
    'chat now',
    'chat live',
    'chat with us',
    'chat with us now',
    'chat with an agent',
    'chat to us',
    'chat with a person',
    'start chat',
    'start a chat',
    'start chatting',
    'start live chat',
    'open chat',
    'open live chat',
    'chat window',
    'chat widget',
    'chat support',
    'support chat',
    'let s chat',
  ],
  telephone: [
    'tel',
    'telephone',
    'phone',
    'call',
    'mobile',
    'freephone',
    'hotline',
    'helpline',
    'infoline',
    'dial',
  ],
  joiners: ['and', 'or'],
};

const de: ContactWords = {
  region: 'DE',
  contactPage: [
    'kontakt',
    'kontakte',
    'kontaktformular',
    'kontaktseite',
    'kontaktdaten',
    'kontakt aufnehmen',
    'kontakt zu uns',
    'dein kontakt zu uns',
    'ihr kontakt zu uns',
    'kontaktmöglichkeiten',
    'kontaktiere uns',
    'kontaktieren sie uns',
    'schreib uns',
    'schreibe uns',
    'schreiben sie uns',
    'ruf uns an',
    'rufen sie uns an',
    'so erreichst du uns',
    'so erreichen sie uns',
    'ansprechpartner',
    'ansprechpartnerinnen',
    'ansprechpersonen',
    'anfahrt',
    'kundenservice',
    'kundendienst',
    'kundenbetreuung',
    'kundencenter',
    'servicecenter',
  ],
  imprint: ['impressum', 'anbieterkennzeichnung', 'rechtliche hinweise', 'offenlegung'],
  chat: [
    'chat',
    'live chat',
    'livechat',
    'chatten',
    'jetzt chatten',
    'chatte mit uns',
    'chatten sie mit uns',
    'mit uns chatten',
    'chat starten',
    'live chat starten',
    'livechat starten',
    'chat öffnen',
    'zum chat',
    'zum live chat',
    'zum livechat',
    'chat fenster',
    'chatfenster',
    'kundenchat',
    'service chat',
    'servicechat',
    'beratung im chat',
  ],
  telephone: [
    'tel',
    'telefon',
    'telefonnummer',
    'telefonnr',
    'telefonisch',
    'fon',
    'ruf',
    'rufnummer',
    'rufen',
    'mobil',
    'handy',
    'hotline',
    'servicenummer',
  ],
  joiners: ['und', 'oder'],
};

const fr: ContactWords = {
  region: 'FR',
  contactPage: [
    'contact',
    'contacts',
    'contactez nous',
    'nous contacter',
    'formulaire de contact',
    'nous écrire',
    'écrivez nous',
    'nous joindre',
    'appelez nous',
    'service client',
    'service clients',
    'service clientèle',
  ],
  imprint: ['mentions légales', 'mentions legales', 'informations légales', 'éditeur du site'],
  // "Chat" alone is a cat.
  chat: [
    'chat en direct',
    'chat en ligne',
    'tchat',
    'tchat en direct',
    'livechat',
    'live chat',
    'discuter en ligne',
    'discuter avec nous',
    'discuter avec un conseiller',
    'chatter avec nous',
    'chattez avec nous',
    'clavardage',
    'démarrer le chat',
    'ouvrir le chat',
  ],
  telephone: ['tel', 'tél', 'téléphone', 'telephone', 'portable', 'appelez', 'appeler', 'hotline'],
  joiners: ['et', 'ou'],
};

const es: ContactWords = {
  contactPage: [
    'contacto',
    'contactos',
    'contacta',
    'contacta con nosotros',
    'contáctanos',
    'contáctenos',
    'contacte con nosotros',
    'contactar',
    'formulario de contacto',
    'atención al cliente',
    'servicio de atención al cliente',
    'escríbenos',
    'llámanos',
  ],
  imprint: ['aviso legal', 'información legal', 'datos legales', 'nota legal'],
  chat: [
    'chat',
    'chat en vivo',
    'chat en directo',
    'chatea con nosotros',
    'iniciar chat',
    'abrir chat',
    'live chat',
  ],
  telephone: ['tel', 'tlf', 'tfno', 'teléfono', 'telefono', 'móvil', 'llámanos', 'llame', 'llama'],
  joiners: ['y', 'o'],
};

const it: ContactWords = {
  region: 'IT',
  contactPage: [
    'contatti',
    'contatto',
    'contattaci',
    'contattateci',
    'modulo di contatto',
    'scrivici',
    'chiamaci',
    'servizio clienti',
    'assistenza clienti',
  ],
  imprint: ['note legali', 'informazioni legali', 'dati societari', 'informazioni societarie'],
  chat: [
    'chat',
    'chat dal vivo',
    'live chat',
    'chatta con noi',
    'chatta ora',
    'avvia chat',
    'avvia la chat',
    'apri chat',
  ],
  telephone: ['tel', 'telefono', 'cellulare', 'chiamaci', 'chiama', 'centralino'],
  joiners: ['e', 'o'],
};

const nl: ContactWords = {
  region: 'NL',
  contactPage: [
    'contact',
    'contact opnemen',
    'neem contact op',
    'neem contact met ons op',
    'contactformulier',
    'contactgegevens',
    'contacteer ons',
    'bel ons',
    'mail ons',
    'klantenservice',
    'klantendienst',
  ],
  imprint: ['colofon', 'bedrijfsgegevens', 'juridische informatie', 'juridische kennisgeving'],
  chat: [
    'chat',
    'live chat',
    'livechat',
    'chat met ons',
    'chatten',
    'start chat',
    'start een chat',
    'open chat',
  ],
  telephone: ['tel', 'telefoon', 'telefoonnummer', 'bel', 'mobiel'],
  joiners: ['en', 'of'],
};

const pl: ContactWords = {
  region: 'PL',
  contactPage: [
    'kontakt',
    'skontaktuj się',
    'skontaktuj się z nami',
    'formularz kontaktowy',
    'dane kontaktowe',
    'napisz do nas',
    'zadzwoń do nas',
    'obsługa klienta',
    'biuro obsługi klienta',
  ],
  imprint: ['nota prawna', 'informacje prawne', 'dane firmy', 'dane rejestrowe'],
  chat: ['czat', 'chat', 'czat na żywo', 'live chat', 'rozpocznij czat', 'otwórz czat', 'porozmawiaj z nami'],
  telephone: ['tel', 'telefon', 'telefonu', 'telefoniczny', 'kom', 'zadzwoń', 'infolinia'],
  joiners: ['i', 'oraz', 'lub'],
};

const pt: ContactWords = {
  contactPage: [
    'contacto',
    'contactos',
    'contato',
    'contatos',
    'contacte nos',
    'contate nos',
    'fale connosco',
    'fale conosco',
    'entre em contacto',
    'entre em contato',
    'formulário de contacto',
    'formulário de contato',
    'apoio ao cliente',
    'atendimento ao cliente',
  ],
  imprint: ['aviso legal', 'informação legal', 'informações legais', 'ficha técnica'],
  chat: ['chat', 'chat ao vivo', 'chat online', 'converse connosco', 'iniciar chat', 'abrir chat'],
  telephone: ['tel', 'telefone', 'telemóvel', 'telem', 'celular', 'ligue'],
  joiners: ['e', 'ou'],
};

/** By language, as pages name it: "de". */
export const CONTACT_WORDS: Readonly<Record<string, ContactWords>> = { en, de, fr, es, it, nl, pl, pt };

/** Words before numbers that nobody can call: fax, bank, registers, taxes, orders. In all languages, small letters. */
export const OTHER_NUMBERS =
  'fax telefax faks télécopie telecopie hrb hra hrg ust uid ustid idnr steuernummer handelsregister registernummer vat siret siren rcs iban bic blz konto kontonummer account cif nif nie nip regon krs kvk btw partita iva piva cnpj registration company artikelnummer artikelnr bestellnummer kundennummer order isbn ean gln'.split(
    ' ',
  );

/** What a mailbox that nobody reads has in its name, marks left out: "no-reply", "do_not_reply". */
export const UNREAD_MAILBOXES =
  'noreply noresponse donotreply dontreply nichtantworten keineantwort nepasrepondre noresponder nonrispondere nietbeantwoorden nieodpowiadaj naoresponder mailerdaemon bounce'.split(
    ' ',
  );

/** Mailboxes of people who answer other questions: they come last. */
export const ASIDE_MAILBOXES =
  'datenschutz privacy dsgvo gdpr dpo dsb press presse media jobs job karriere career careers bewerbung abuse webmaster postmaster hostmaster security newsletter'.split(
    ' ',
  );

/**
 * How numbers begin that cost extra, without the 0 before them, by region. The library's small tables tell them only
 * for some countries; these are from its full ones (Google's libphonenumber), and a test holds them together.
 */
export const PREMIUM_BEGINNINGS: Readonly<Record<string, readonly string[]>> = {
  AT: ['900', '901', '930', '931', '939'],
  BE: ['90'],
  CH: ['900', '901', '906'],
  DE: ['1377', '1378', '1379', '900'],
  ES: ['803', '806', '807'],
  FR: ['89'],
  IT: ['892', '894', '899'],
  LU: ['900', '901', '905'],
  NL: ['900', '906', '909'],
  PL: ['700', '701', '703', '704', '708'],
  PT: ['607', '608', '760', '761', '762'],
};

/** Endings of countries that sites of all the world use: they say nothing of where a page is from. */
export const SHARED_ENDINGS =
  'ac ag ai am as bz cc cd co cx dj fm gd gg gl hn im io la ly md me ms mu nu pw sc sh so st su tk to tv vc vg ws'.split(
    ' ',
  );
