import { parsePhoneNumberFromString as parseWithAllTypes, type CountryCode } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';

import { findContacts, type ContactCandidates } from '@/lib/core/contact';
import { PREMIUM_BEGINNINGS } from '@/lib/core/contact-words';
import { readTelephone, regionOf, telephonesIn } from '@/lib/core/telephone';

type Link = ContactCandidates['links'][number];

const SHOP = 'https://www.kessel.example/angebot';

function pageOf(changes: Partial<ContactCandidates> = {}): ContactCandidates {
  return { lang: 'de', links: [], texts: [], controls: [], ...changes };
}

function link(href: string, text = '', place: Link['place'] = 'foot'): Link {
  return { href, text, place };
}

/** "telephone tel:+4930123": each way in one line. */
function ways(changes: Partial<ContactCandidates>, page = SHOP): string[] {
  return findContacts(pageOf(changes), page).map(({ kind, address, shown }) => `${kind} ${address || shown}`);
}

/** The numbers in a text of a footer. */
function numbersIn(text: string, host = 'kessel.de', lang = 'de'): string[] {
  return telephonesIn(text, regionOf(host, lang), true).called.map(({ shown }) => shown);
}

/** What kind of number it is by the library's full tables, which the extension does not carry. */
function typeOf(national: string, region: CountryCode): string | undefined {
  return parseWithAllTypes(national, { defaultCountry: region, extract: false })?.getType();
}

describe('whole pages', () => {
  it('German: all kinds, best first', () => {
    const found = findContacts(
      pageOf({
        lang: 'de-DE',
        links: [
          link('https://www.kessel.example/hilfe', 'Hilfe & Kontakt', 'head'),
          link('https://www.kessel.example/impressum', 'Impressum'),
          link('https://www.kessel.example/datenschutz', 'Datenschutz'),
          link('mailto:hallo@kessel.example?subject=Frage', 'Schreib uns'),
        ],
        texts: [
          { text: 'Kessel GmbH · Lindenweg 3 · 10115 Berlin · HRB 123456', place: 'foot' },
          { text: 'Tel.: 030 / 901 820-12, Fax: 030 901 820-99', place: 'foot' },
        ],
        controls: ['In den Warenkorb', 'Live-Chat starten'],
      }),
      SHOP,
    );
    expect(found).toEqual([
      { kind: 'telephone', label: '', address: 'tel:+493090182012', shown: '+49 30 90182012' },
      { kind: 'email', label: '', address: 'mailto:hallo@kessel.example', shown: 'hallo@kessel.example' },
      {
        kind: 'contact-page',
        label: 'Hilfe & Kontakt',
        address: 'https://www.kessel.example/hilfe',
        shown: 'https://www.kessel.example/hilfe',
      },
      {
        kind: 'imprint',
        label: 'Impressum',
        address: 'https://www.kessel.example/impressum',
        shown: 'https://www.kessel.example/impressum',
      },
      { kind: 'chat', label: 'Live-Chat starten', address: '', shown: 'Live-Chat starten' },
    ]);
  });

  it('Austrian: the region is told by the ending, the imprint by its other name', () => {
    expect(
      ways(
        {
          links: [link('https://www.kessel.at/offenlegung', 'Offenlegung'), link('tel:0158858', '01 588 58')],
          texts: [{ text: 'Bestellhotline (Mo–Fr 9–17 Uhr): 0662 8044-0', place: 'body' }],
        },
        'https://www.kessel.at/',
      ),
    ).toEqual([
      'telephone tel:+43158858',
      'telephone tel:+4366280440',
      'imprint https://www.kessel.at/offenlegung',
    ]);
  });

  it('Swiss, in three languages', () => {
    const page = 'https://kessel.ch/fr/';
    expect(ways({ lang: 'fr-CH', texts: [{ text: 'Tél. 044 668 18 00', place: 'foot' }] }, page)).toEqual([
      'telephone tel:+41446681800',
    ]);
    expect(ways({ lang: 'de', links: [link('https://kessel.ch/kontakt', 'Kontakt')] }, page)).toEqual([
      'contact-page https://kessel.ch/kontakt',
    ]);
    expect(ways({ lang: 'it', links: [link('https://kessel.ch/it/c', 'Contatti')] }, page)).toEqual([
      'contact-page https://kessel.ch/it/c',
    ]);
  });

  it('English', () => {
    expect(
      ways(
        {
          lang: 'en-GB',
          links: [
            link('https://kettle.co.uk/lenses', 'Contact lenses', 'head'),
            link('https://kettle.co.uk/about/contact', 'Get in touch'),
          ],
          texts: [{ text: 'Call us on 020 7946 0958 or write to tea@kettle.co.uk.', place: 'foot' }],
        },
        'https://kettle.co.uk/',
      ),
    ).toEqual([
      'telephone tel:+442079460958',
      'email mailto:tea@kettle.co.uk',
      'contact-page https://kettle.co.uk/about/contact',
    ]);
  });

  it('French: a cat is no chat', () => {
    const french = {
      lang: 'fr',
      links: [
        link('https://www.animaux.fr/chat', 'Chat', 'head'),
        link('https://www.animaux.fr/mentions', 'Mentions légales'),
        link('https://www.animaux.fr/nous', 'Nous contacter'),
      ],
      texts: [{ text: 'Téléphone : 01 23 45 67 89', place: 'foot' as const }],
      controls: ['Discuter avec un conseiller'],
    };
    expect(ways(french, 'https://www.animaux.fr/')).toEqual([
      'telephone tel:+33123456789',
      'contact-page https://www.animaux.fr/nous',
      'imprint https://www.animaux.fr/mentions',
      'chat Discuter avec un conseiller',
    ]);
  });

  it.each([
    ['es', 'Aviso legal', 'imprint'],
    ['es', 'Atención al cliente', 'contact-page'],
    ['it', 'Note legali', 'imprint'],
    ['nl', 'Klantenservice', 'contact-page'],
    ['nl', 'Colofon', 'imprint'],
    ['pl', 'Kontakt', 'contact-page'],
    ['pt', 'Fale connosco', 'contact-page'],
  ])('%s: "%s" is %s', (lang, text, kind) => {
    expect(findContacts(pageOf({ lang, links: [link('https://x.example/1', text)] }), SHOP)).toMatchObject([
      { kind, label: text },
    ]);
  });
});

describe('the region of a page', () => {
  it.each([
    ['shop.de', 'en', 'DE'],
    ['shop.co.uk', '', 'GB'],
    ['shop.com', 'de-AT', 'AT'],
    ['shop.io', 'de', 'DE'],
    ['shop.io', 'zh-Hans-TW', 'TW'],
    ['shop.com', 'en', undefined],
    ['shop.com', 'es', undefined],
    ['192.168.0.1', 'en', undefined],
    ['localhost', 'constructor', undefined],
    ['', '', undefined],
  ])('%s in "%s" is %s', (host, lang, region) => {
    expect(regionOf(host, lang)).toBe(region);
  });
});

describe('telephone numbers in words', () => {
  it.each([
    ['Tel. (030) 90 18 20', ['+49 30 901820']],
    ['Telefon: +49 (0)30 901820', ['+49 30 901820']],
    ['Tel./Fax: 030 901820', ['+49 30 901820']],
    ['Tel. 030 901820 oder 0171 2345678', ['+49 30 901820', '+49 171 2345678']],
    ['Service-Hotline täglich von 8 bis 20 Uhr: 0800 1234567', ['+49 800 1234567']],
    ['Kessel GmbH | Lindenweg 3 | 10115 Berlin | 030 901820', ['+49 30 901820']],
    ['Ruf uns an unter 0043 1 58858', ['+43 1 58858']],
  ])('%s', (text, numbers) => {
    expect(numbersIn(text)).toEqual(numbers);
  });

  it.each([
    'Fax: 030 901820',
    'Telefax 030 901820',
    'Tel. auf Anfrage, Fax 030 901820',
    'Tel. auf Anfrage, IBAN DE89 3704 0044 0532 0130 00',
    'HRB 123456 B, Amtsgericht Charlottenburg',
    'USt-IdNr. DE123456789',
    'Steuernummer 030 901820',
    'Tel. 4710123',
    'Tel. Mo-Fr 09.00-17.30 Uhr',
    'Telefonisch seit 24.11.2026',
    '01.02.2026',
    'Smartphone 030 901820 im Angebot',
    'Tel. 030 901…',
    'Tel. 110',
    '© 2019 - 2026',
  ])('none: %s', (text) => {
    expect(numbersIn(text)).toEqual([]);
  });

  it('in a box of its own takes its name from the box before', () => {
    const texts = ['Telefon', '030 901820', 'Fax', '030 901821', 'Kessel GmbH', '030 901822'];
    expect(ways({ texts: texts.map((text) => ({ text, place: 'foot' })) })).toEqual([
      'telephone tel:+4930901820',
    ]);
  });

  it('a fax is none, though it is linked like a telephone', () => {
    const texts = [{ text: 'Fax: 030 901820', place: 'body' as const }];
    expect(ways({ texts, links: [link('tel:+4930901820', '030 901820')] })).toEqual([]);
  });

  it('without a word only where contacts stand', () => {
    const text = '+49 30 901820';
    expect(telephonesIn(text, 'DE', true).called).toHaveLength(1);
    expect(telephonesIn(text, 'DE', false).called).toEqual([]);
  });

  it('without a region only with the code of a country', () => {
    expect(numbersIn('Phone: 020 7946 0958', 'kettle.com', 'en')).toEqual([]);
    expect(numbersIn('Phone: +44 20 7946 0958', 'kettle.com', 'en')).toEqual(['+44 20 7946 0958']);
  });

  it('a link that lost its plus reaches nobody', () => {
    expect(readTelephone('4930901820', 'DE')).toBeUndefined();
  });
});

describe('numbers that cost extra', () => {
  it('are said to, and come last', () => {
    const found = findContacts(
      pageOf({
        texts: [{ text: 'Hotline 0900 1234567, Telefon 030 901820', place: 'foot' }],
        links: [link('https://kessel.de/impressum', 'Impressum')],
      }),
      'https://kessel.de/',
    );
    expect(found.map(({ shown, isPremium }) => `${shown} ${isPremium ?? false}`)).toEqual([
      '+49 30 901820 false',
      'https://kessel.de/impressum false',
      '+49 900 1 234567 true',
    ]);
  });

  it.each(Object.entries(PREMIUM_BEGINNINGS))('%s: %j as the full tables have them', (region, beginnings) => {
    for (const beginning of beginnings) {
      const ends = Array.from({ length: 9 }, (_, digits) =>
        ['1', '2', '5'].map((d) => d.repeat(digits)),
      ).flat();
      const types = ends.map((end) => typeOf(beginning + end, region as CountryCode));
      expect(types, beginning).toContain('PREMIUM_RATE');
      expect(types.filter((type) => type !== undefined && type !== 'PREMIUM_RATE')).toEqual([]);
    }
  });
});

describe('mailboxes', () => {
  it('of the own site come first, those for other questions last', () => {
    expect(
      ways({
        links: [
          link('mailto:datenschutz@kessel.example'),
          link('mailto:kessel@post.de'),
          link('mailto:Hallo@Kessel.example'),
        ],
      }),
    ).toEqual(['email mailto:Hallo@kessel.example', 'email mailto:kessel@post.de']);
  });

  it.each([
    ['Mail: hallo@kessel.example.', 'hallo@kessel.example'],
    ['hallo (at) kessel (punkt) example', 'hallo@kessel.example'],
    ['hallo[at]kessel.example', 'hallo@kessel.example'],
  ])('%s', (text, mailbox) => {
    expect(ways({ texts: [{ text, place: 'foot' }] })).toEqual([`email mailto:${mailbox}`]);
  });

  it.each([
    'no-reply@kessel.example',
    'do_not_reply@kessel.example',
    'name@example.com',
    'logo@2x.png',
    '@kessel auf dem Netzwerk',
    'a@b@kessel',
  ])('none: %s', (text) => {
    expect(ways({ texts: [{ text, place: 'foot' }] })).toEqual([]);
  });

  it('in the page itself are somebody’s', () => {
    expect(ways({ texts: [{ text: 'Angemeldet als anna@post.de', place: 'head' }] })).toEqual([]);
  });

  it.each([
    'mailto:?subject=Look&body=at this',
    'mailto:%',
    'mailto:noreply@kessel.example',
    'mailto:hallo@kessel.example%0Abcc:x@y.de',
  ])('no address: %s', (href) => {
    expect(ways({ links: [link(href)] })).toEqual([]);
  });

  it('a letter takes no copy to others, and no words of the page', () => {
    expect(ways({ links: [link('mailto:hallo@kessel.example,spy@post.de?bcc=spy@post.de&body=x')] })).toEqual(
      ['email mailto:hallo@kessel.example'],
    );
  });
});

describe('pages', () => {
  it.each([
    'javascript:alert(1)//kontakt',
    'JavaScript:void(0)',
    'data:text/html,kontakt',
    'blob:https://www.kessel.example/1',
    'file:///etc/kontakt',
    'chrome://settings/kontakt',
    'http://elsewhere.example/kontakt',
    'https://www.kessel.example@elsewhere.example/kontakt',
    `https://www.kessel.example/kontakt?${'x'.repeat(300)}`,
    `${SHOP}#`,
    'kontakt',
    '',
  ])('never %s', (href) => {
    expect(ways({ links: [link(href, 'Kontakt')] })).toEqual([]);
  });

  it.each(['http://hilfe.kessel.example/kontakt', 'https://helpdesk.example/kessel', `${SHOP}#kontakt`])(
    '%s',
    (href) => {
      expect(ways({ links: [link(href, 'Kontakt')] })).toEqual([`contact-page ${href}`]);
    },
  );

  it('of the own site come before others, and none comes twice', () => {
    expect(
      ways({
        links: [
          link('https://helpdesk.example/kessel', 'Kontakt'),
          link('https://www.kessel.example/de/kontakt.html', ''),
          link('https://www.kessel.example/kontakt', 'Kontakt'),
          link('https://www.kessel.example/kontakt#form', 'Kontaktformular'),
          link('https://www.kessel.example/kontakt', 'Impressum'),
        ],
      }),
    ).toEqual([
      'contact-page https://www.kessel.example/kontakt',
      'contact-page https://www.kessel.example/de/kontakt.html',
    ]);
  });

  it('in the page itself need their name', () => {
    const href = 'https://www.kessel.example/lexikon/kontakt';
    expect(ways({ links: [link(href, 'Was ist ein elektrischer Kontakt?', 'body')] })).toEqual([]);
  });
});

/** How long so many links and texts take, in ms. */
function timeOf(count: number): number {
  const links = Array.from({ length: count }, (_, i) =>
    link(`https://www.kessel.example/${i}/kontakt`, `Kontakt & ${'und '.repeat(15)}${i}`),
  );
  const texts = Array.from({ length: count }, (_, i) => ({
    text: `Tel. 030 ${100_000 + i} info${i}@kessel.example`,
    place: 'foot' as const,
  }));
  const startedAt = performance.now();
  expect(findContacts(pageOf({ lang: 'de', links, texts }), SHOP).length).toBeLessThanOrEqual(8);
  return performance.now() - startedAt;
}

describe('what a hostile page may say', () => {
  it('ten thousand links and texts take time by their number, not by its square', () => {
    timeOf(500);
    // Sixteen times if it were squared; the rest is room for a busy machine.
    expect(timeOf(10_000) / timeOf(2_500)).toBeLessThan(12);
  }, 60_000);

  it.each(['+', '0', '(', '@', 'a@', 'Tel. ', '+49 ', '1.', 'ä', '(at)', 'kontakt&', '%e2', '0 - '])(
    'very long texts of "%s" take time by their length',
    (piece) => {
      const long = piece.repeat(50_000);
      const startedAt = performance.now();
      findContacts(
        pageOf({
          links: [link(`tel:${long}`, long), link(`mailto:${long}`, long), link(`https://${long}`, long)],
          texts: [{ text: long, place: 'foot' }],
          controls: [long],
          lang: long,
        }),
        SHOP,
      );
      expect(performance.now() - startedAt).toBeLessThan(2_000);
    },
  );

  it('marks that turn the writing around are gone from what is shown', () => {
    const found = findContacts(
      pageOf({
        lang: 'de',
        links: [
          link('https://www.kessel.example/\u202egpj.tkatnok', '\u202eKontakt\u202c'),
          link('tel:\u202e+49\u202c30901820'),
        ],
        texts: [{ text: 'hallo\u202e@kessel.example', place: 'foot' }],
      }),
      SHOP,
    );
    expect(found.map(({ shown }) => shown)).toEqual([
      '+49 30 901820',
      'hallo@kessel.example',
      'https://www.kessel.example/%E2%80%AEgpj.tkatnok',
    ]);
    expect(found.at(-1)?.label).toBe('Kontakt');
  });

  it('a page in Arabic or Hebrew keeps its numbers and pages', () => {
    const found = ways(
      {
        lang: 'ar',
        links: [link('https://www.kessel.example/contact', 'اتصل بنا')],
        texts: [{ text: 'هاتف: +20 2 27940000', place: 'foot' }],
      },
      SHOP,
    );
    expect(found).toEqual(['telephone tel:+20227940000', 'contact-page https://www.kessel.example/contact']);
  });
});

it('a page that names no way has none', () => {
  expect(findContacts(pageOf(), SHOP)).toEqual([]);
});
