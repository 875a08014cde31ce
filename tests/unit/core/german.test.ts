import { describe, expect, it } from 'vitest';

import { detect } from '@/lib/core/detect';
import { learn } from '@/lib/core/text-judge';
import { WEIGHTS } from '@/lib/core/text-weights';
import type { Finding, Pattern, Role, Snippet } from '@/lib/core/types';

import { wordsIn } from './words';

learn(WEIGHTS);

function textSnippet(text: string, role: Role = 'text', around?: string): Snippet {
  return { kind: 'text', text, role, lang: 'de', ...(around !== undefined && { around }) };
}

function boxSnippet(label: string, isChecked = true, isByPerson = false): Snippet {
  return { kind: 'checkbox', label, lang: 'de', name: '', isChecked, isByPerson };
}

function patternsIn(snippet: Snippet): Pattern[] {
  return detect(snippet).map((finding) => finding.pattern);
}

function findIn(text: string, pattern: Pattern): Finding | undefined {
  return detect(textSnippet(text)).find((finding) => finding.pattern === pattern);
}

/** Consent to advertising, as boxes say it. */
const CONSENTS: readonly string[] = [
  'Ja, ich möchte den Newsletter erhalten',
  'Ich möchte per E-Mail über Angebote und Neuigkeiten informiert werden',
  'Ich bin damit einverstanden, Werbung zu erhalten',
  'Halten Sie mich über Aktionen auf dem Laufenden',
  'Ja, bitte senden Sie mir Produktinformationen und Sonderangebote zu',
  'Ich willige ein, dass mich die Muster GmbH telefonisch zu Werbezwecken kontaktiert',
  'Meine Daten dürfen zu Marketingzwecken an Partnerunternehmen weitergegeben werden',
  'Ja, ich möchte regelmäßig über Neuheiten und Rabatte informiert werden',
  'Schickt mir exklusive Angebote per SMS',
  'Ich stimme zu, dass meine E-Mail-Adresse für Werbezwecke genutzt wird',
  'Bitte halten Sie mich per E-Mail auf dem Laufenden',
  'Newsletter bestellen und 5 € sparen',
  'Ja, informiert mich über Sonderaktionen und Produktneuheiten',
  'Ich willige in die Nutzung meiner Daten zu Marketingzwecken ein',
  'Regelmäßige Reiseangebote per E-Mail zuschicken',
  'Ich möchte den kostenlosen Newsletter abonnieren',
  'Partnerangebote erhalten',
  'Ja, ich möchte E-Mails mit Angeboten und Tipps erhalten',
  'Newsletter: Bitte informieren Sie mich über Aktionen',
  'Ich bin mit der Zusendung von Werbung einverstanden',
  'Ja, ich will keine Angebote verpassen und den Newsletter erhalten',
  'Informationen zu neuen Produkten per SMS erhalten',
];

const OTHER_BOXES: readonly string[] = [
  'Angemeldet bleiben',
  'Ich akzeptiere die AGB',
  'Ich habe die Datenschutzerklärung gelesen',
  'Nur verfügbare Artikel anzeigen',
  'Lieferadresse entspricht Rechnungsadresse',
  'Im Angebot',
  'Newsletter nicht erhalten',
  'Rechnungsadresse weicht ab',
  'Als Geschenk verpacken',
  'Ich bin über 18 Jahre alt',
  'Benachrichtige mich über neue Kommentare',
  'Ich möchte keine Werbung erhalten',
  'Zahlungsdaten speichern',
  'Ja, ich bin Neukunde',
  'Expressversand',
  'Keine Newsletter zusenden',
  'Erinnere mich an offene Bestellungen',
  'Merken',
  'Ich habe die Hinweise gelesen und stimme zu',
  'Versandbenachrichtigung per E-Mail',
  'Nur reduzierte Artikel',
  'Kein Newsletter',
];

describe('German words', () => {
  it.each(wordsIn('de'))('$expect: "$text" ($role)', ({ expect: pattern, role, text }) => {
    const found = patternsIn(textSnippet(text, role));
    // A plain answer is one on a link, too.
    if (pattern === 'none' && role === 'button') expect(patternsIn(textSnippet(text, 'link'))).toEqual([]);
    if (pattern === 'none') expect(found).toEqual([]);
    else expect(found).toContain(pattern);
  });
});

describe('German words on a box that arrives ticked', () => {
  it.each(CONSENTS)('consent: "%s"', (text) => {
    expect(patternsIn(boxSnippet(text))).toContain('preticked');
  });

  it.each(OTHER_BOXES)('box: "%s"', (text) => {
    expect(patternsIn(boxSnippet(text))).toEqual([]);
  });
});

describe('German numbers, times and people', () => {
  it.each([
    ['Nur noch drei Zimmer frei', 3],
    ['Nur noch 12 Stk. lagernd', 12],
    ['Nur mehr ein Dutzend Tickets übrig', 12],
    ['Noch 1.200 Plätze zu diesem Preis', 1200],
  ])('"%s" says how many are left', (text, count) => {
    expect(findIn(text, 'scarcity')?.promised).toEqual({ what: 'left', count });
  });

  it.each([
    ['Angebot endet in zwei Stunden', 7_200_000],
    ['Der Rabatt gilt nur noch 3 Tage', 259_200_000],
    ['Das Angebot gilt nur noch anderthalb Stunden', 5_400_000],
    ['Nur noch eine halbe Stunde zum Sonderpreis', 1_800_000],
    ['Gutschein verfällt in 45 Min.', 2_700_000],
  ])('"%s" says how long', (text, remainingMs) => {
    expect(findIn(text, 'deadline')?.promised).toMatchObject({ what: 'end', remainingMs });
  });

  it.each([
    ['Angebot endet in 1 Tag 02:03:04', 93_784_000],
    ['Noch 2 Std. 5 Min. 10 Sek. zum Aktionspreis', 7_510_000],
  ])('"%s" is a clock', (text, remainingMs) => {
    expect(findIn(text, 'countdown')?.promised).toMatchObject({ what: 'end', remainingMs, unitMs: 1000 });
  });

  it.each([
    '40 Kunden',
    '40 Kundinnen',
    '40 Kundinnen und Kunden',
    '40 Kund:innen',
    '40 Kund*innen',
    '40 Kund_innen',
    '40 KundInnen',
    '40 Kund/innen',
    '40 Nutzer*innen',
    '40 Käufer/innen',
    '40 TeilnehmerInnen',
    'vierzig andere Leute',
  ])('"%s" are people', (people) => {
    expect(findIn(`${people} haben das heute gekauft`, 'social-proof')?.promised).toEqual({
      what: 'people',
      count: 40,
    });
  });
});

describe('German texts as pages hold them', () => {
  it.each([
    'NUR NOCH 3 AUF LAGER!',
    '🔥 Nur noch 3 auf Lager',
    'Nur\u00a0noch 3\u00a0auf Lager',
    'Nur noch 3 auf La\u00adger',
    '– Nur noch (3) auf Lager –',
  ])('reads "%s"', (text) => {
    expect(patternsIn(textSnippet(text))).toEqual(['scarcity']);
  });

  it('reads German where the page does not say its language', () => {
    const snippet: Snippet = { kind: 'text', text: 'Nur noch wenige Plätze frei', role: 'text', lang: '' };
    expect(detect(snippet)).toMatchObject([{ pattern: 'scarcity', lang: 'de' }]);
  });

  it('reads Swiss spelling', () => {
    expect(patternsIn(textSnippet('Das Angebot schliesst heute um Mitternacht'))).toEqual(['deadline']);
  });

  it('quotes the sentence that presses, not the block', () => {
    const text =
      'Der Rucksack ist aus gewachster Baumwolle und wird in Portugal genäht. Zum Start sparen Sie 20 %, aber nur noch bis Sonntag. Die Träger sind gepolstert und lassen sich verstellen, der Rücken ist belüftet, innen ist Platz für ein Notebook.';
    expect(findIn(text, 'deadline')?.quote).toBe('Zum Start sparen Sie 20 %, aber nur noch bis Sonntag.');
  });

  it('leaves a news story alone', () => {
    const text =
      'Nach Angaben der Polizei waren am Samstag nur noch wenige Plätze frei, als die Halle geschlossen wurde. „Wir hatten 2.000 Karten verkauft“, sagte der Veranstalter. Das Angebot an Konzerten sei in der Stadt begrenzt, viele Besucher hätten schon Wochen vorher gebucht.';
    expect(detect(textSnippet(text))).toEqual([]);
  });

  it('leaves a recipe alone', () => {
    const text =
      'Den Teig nur noch 10 Minuten ruhen lassen, dann im Backofen bei 180 Grad Umluft backen. Nach 25 Minuten ist der Kuchen fertig.';
    expect(detect(textSnippet(text))).toEqual([]);
  });

  it('takes a bare date of an event only beside an offer', () => {
    expect(patternsIn(textSnippet('Nur noch bis Sonntag', 'text', 'Das Wetter in der Region'))).toEqual([]);
    expect(
      patternsIn(textSnippet('Nur noch bis Sonntag', 'text', 'Sommermantel 79,00 € statt 119,00 €')),
    ).toEqual(['deadline']);
  });

  it('takes a shaming No only as an answer', () => {
    const text = 'Nein danke, ich zahle lieber den vollen Preis';
    expect(patternsIn(textSnippet(text, 'text', 'Das Wetter in der Region'))).toEqual([]);
    expect(patternsIn(textSnippet(text, 'link'))).toEqual(['confirmshaming']);
    expect(patternsIn(textSnippet(text, 'option'))).toEqual(['confirmshaming']);
  });

  it('takes a consent only where it arrives ticked', () => {
    const label = 'Ja, ich möchte den Newsletter erhalten';
    expect(patternsIn(boxSnippet(label))).toEqual(['preticked']);
    expect(patternsIn(boxSnippet(label, false))).toEqual([]);
    expect(patternsIn(boxSnippet(label, true, true))).toEqual([]);
  });
});

describe('German words around a clock', () => {
  const readings = [0, 1, 2, 3].map((s) => ({
    remainingMs: 600_000 - s * 1000,
    at: 1_700_000_000_000 + s * 1000,
    text: s === 0 ? '10:00' : `9:${60 - s}`,
  }));
  const clock = (around: string): Snippet => ({ kind: 'clock', text: '9:57', lang: 'de', around, readings });

  it.each([
    'Angebot endet in',
    'Der Gutschein verfällt in',
    'Dein Warenkorb ist reserviert für',
    'Aktion läuft ab in',
    '20 % Rabatt auf alles',
    'Jetzt nur 49,00 €',
  ])('"%s" ties it to an offer', (around) => {
    expect(detect(clock(around))).toMatchObject([{ pattern: 'countdown', evidence: 'observed' }]);
  });

  it.each([
    'Nächste Folge startet in',
    'Ihre Sitzung läuft ab in',
    'Neuen Code anfordern in',
    'Werbung endet in',
    'Eier kochen',
    'Bis zum Anpfiff',
  ])('"%s" does not', (around) => {
    expect(detect(clock(around))).toEqual([]);
  });
});
