import type { Lexicon, Units } from '../lexicon';

/** The commonest short words: they tell the language of a text. */
export const common =
  'het een en van voor met je jij jouw uw ons onze niet zijn naar ook dit dat wij we ik u om aan bij of maar meer wil kan mijn te door nieuwe via over deze';

export const units: Units = {};

const nl: Lexicon = {
  lang: 'nl',
  common,
  numbers: {},
  units,
  sets: {
    magnet:
      'gids|ebook|boek|pdf|cursus|webinar|checklist|template|rapport|proefles|video|brochure|recept|recepten|whitepaper|stappenplan',
  },
  phrases: {
    'gate.address': ['(email|mail|emailadres|mailadres)', 'e (mail|mailadres)'],
    'gate.newsletter': [
      '(hou|houd) (me|mij|ons) ~1 op de hoogte',
      '(elke|iedere|een keer per) ~1 (maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|week|maand|ochtend) ~6 (mail|brief|inbox|sturen|stuur|schrijven|krijg)',
      '(prijsalert|dealalert|dealmail|deals van de week)',
      'als eerste ~3 (hoort|hoor|weten|weet|horen)',
      '(*nieuwsbrief*|*nieuwsbrieven|nieuwsmail|newsletter*|mailinglijst)',
      '(meld|schrijf|geef) (je|u|jezelf) ~5 (aan|in|op)',
      '(abonneer|abonneren) ~4',
      '(inschrijven|aanmelden) ~3 (nieuwsbrief*|mail|updates|lijst|mailing*)',
      '(ontvang|ontvangen|krijg) ~6 (nieuws|updates|aanbiedingen|acties|tips|inspiratie|mail|nieuwsbrief|recepten|informatie|inbox|mailbox|e mail|berichten)',
      '(in|naar) (je|jouw|uw|mijn) (inbox|mailbox|mail)',
      '(blijf|als eerste|altijd) ~3 (hoogte|geïnformeerd|weten|up to date|nieuws|contact)',
      '(mis|niets|geen) ~3 (missen|meer|aanbieding|nieuws|update)',
      '(laatste|nieuwste|beste) (nieuws|aanbiedingen|acties|trends|updates|deals)',
      '(afmelden|uitschrijven) ~3 (moment|altijd|kan|elk)',
      '(commerciële|exclusieve|persoonlijke) (aanbiedingen|berichten|acties|e mails|informatie)',
      '(elke|iedere|dagelijks|wekelijks|maandelijks) ~3 (mail|e mail|nieuws|overzicht|nieuwsbrief|update)',
    ],
    'gate.discount': [
      '(<percent>|<money>) ~2 (korting|cadeau)',
      '(*korting|kortingscode*|kortingsbon|waardebon|gratis verzending|tegoedbon)',
    ],
    'gate.welcome': ['(eerste) (bestelling|aankoop|keer)', '(welkom*|nieuwe klant|nieuwe klanten)'],
    'gate.lead-magnet': [
      '(gratis) ~3 {magnet}',
      '(download|vraag|ontvang) ~4 {magnet}',
      '(ebook|whitepaper|winactie|win|wachtlijst|gratis proberen)',
      '(bewaar|stuur|mail) ~3 (recept|artikel|link)',
    ],
    'gate.content-lock': [
      '(verder lezen|lees verder|lees het hele|hele artikel)',
      '(ontgrendel|toegang) ~3 (artikel|inhoud)',
    ],
    'gate.wheel': ['(draai) ~3 (rad|win)', 'rad van fortuin', 'waag je kans'],
    'gate.button': [
      '(aanmelden|inschrijven|abonneren|abonneer|meld (je|me) aan|schrijf (je|me) in|ontvang|download|ja|volgen|volg|doe mee)',
    ],
    'gate.plain-button': ['(verstuur|versturen|verzend|verzenden|ok|bevestig|verder|ga)'],
    'not.login': [
      '(inloggen|log in|login|wachtwoord|gebruikersnaam)',
      '(al|nog geen|heb je) ~2 (account|klant|lid)',
    ],
    'not.account': ['(maak|nieuw|mijn) ~2 account', '(account aanmaken|registreren|geboortedatum)'],
    'not.checkout': [
      '(winkelwagen|winkelmand|betalen|betaling|afrekenen|bezorgadres|factuuradres|bestelling|bestellen|postcode|doneer|donatie)',
    ],
    'not.contact': ['(contact*|bericht|vraag|vragen|onderwerp|offerte|terugbel*|klacht|aanvraag|feedback)'],
    'not.comment': ['(reactie*|reageer|reageren|review|beoordeling|antwoord)', 'niet gepubliceerd'],
    'not.search': ['(zoek|zoeken|zoekterm)'],
    'not.reset': ['(wachtwoord) ~3 (vergeten|herstellen|resetten)', 'vergeten'],
    'not.share': [
      '(vriend|vrienden|vriendin|ontvanger|afzender)',
      '(deel|delen|stuur|doorsturen) ~3 (vriend|pagina|artikel|link)',
    ],
    'not.stock': ['(voorraad|uitverkocht|beschikbaar)'],
    'not.unsubscribe': ['(uitschrijven|afmelden) $'],
    'not.own-words': [
      '(*vergadering|bijeenkomst|ledenavond|deelname|deelnemers)',
      '(sollicit*|cv|vacature|petitie|teken|enquête|stem|reserveer|reservering|boeken|bijlage)',
    ],
    'not.consent': ['(cookies|meldingen|pushberichten)'],
    decline: [
      '^ (nee|nee bedankt|sluiten|later|annuleren|weigeren|niet nu|overslaan) ~3 $',
      'nee (bedankt|dank)',
    ],
  },
};

export default nl;
