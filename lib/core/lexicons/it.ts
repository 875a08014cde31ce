import type { Lexicon, Units } from '../lexicon';

/** The commonest short words: they tell the language of a text. */
export const common =
  'il lo gli le un una e è sono di da con su per tra non più che del della dei delle al alla nel nella tuo tua tuoi nostra nostre nostri questo questa come ti mi si ho vuoi sul ai';

export const units: Units = {};

const it: Lexicon = {
  lang: 'it',
  common,
  numbers: {},
  units,
  sets: {
    magnet:
      'guida|guide|ebook|libro|pdf|corso|webinar|modello|modelli|report|prova|campione|video|catalogo|ricetta|ricettario|lezione',
  },
  phrases: {
    'gate.address': ['(email|mail|posta)', 'e mail'],
    'gate.newsletter': [
      '(ogni|una volta) ~2 (lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|settimana|mese|mattina) ~6 (mail|email|lettera|inviamo|scriviamo|casella|ricevi)',
      '(newsletter*|mailing list|bollettino)',
      '(iscriviti|iscrivermi|iscrivimi|iscrizione|iscriversi|abbonati|registrati|unisciti|segui) ~6',
      '(ricevi|ricevere|riceverai|ricevete|voglio) ~5 (notizie|novità|offerte|promozioni|newsletter|consigli|aggiornamenti|ricette|articoli|post|mail|email|informazioni)',
      '(nella|sulla|via|al) (tua|vostra|tuo) ~1 (casella|mail|email|posta|indirizzo)',
      '(rimani|resta|restare|rimanere|tieniti|tenerti) ~2 (aggiornat*|contatto|informat*|connesso)',
      '(non) ~1 (perdere|perderti|perdetevi) ~3',
      '(ultime|nostre|tutte le|migliori) (notizie|novità|offerte|news|promozioni)',
      '(cancellarti|disiscriverti|annullare|cancellazione) ~4 (momento)',
      '(comunicazioni|informazioni|offerte|finalità) (commercial*|promozional*|esclusiv*|marketing|di marketing)',
    ],
    'gate.discount': [
      '(<percent>|<money>) ~2 (sconto|buono|omaggio)',
      '(sconto|sconti|coupon|codice promo*|buono|spedizione gratuita)',
    ],
    'gate.welcome': ['(primo|prima|1) (acquisto|ordine|volta)', '(benvenut*|nuovi clienti)'],
    'gate.lead-magnet': [
      '(inviami|mandami|inviatemi|ricevere|inviarti) ~4 (ricetta|lista|guida|articolo|versione|pdf)',
      '(tra i|tra le|essere) ~1 prim*',
      '(gratis|gratuit*|omaggio) ~3 {magnet}',
      '{magnet} ~3 (gratis|gratuit*|omaggio)',
      '(scarica|scaricare|ottieni|ricevi) ~3 {magnet}',
      "(ebook|concorso|vinci|lista d'attesa|prova gratuita)",
      '(salva|invia|ricevi) ~2 (ricetta|articolo|link)',
    ],
    'gate.content-lock': [
      '(continua|continuare|prosegui) ~2 (leggere|lettura)',
      '(sblocca|leggi) ~3 (articolo|contenuto)',
    ],
    'gate.wheel': ['(gira|ruota) ~3 (ruota|fortuna|vinci)', 'tenta la fortuna'],
    'gate.button': [
      '(iscriviti|iscrivimi|iscrivermi|iscrivi|iscrizione|abbonati|registrati|ricevi|scarica|sì|voglio|segui|unisciti)',
    ],
    'gate.plain-button': ['(invia|ok|conferma|avanti|continua|vai)'],
    'not.login': [
      '(accedi|accesso|password|login|nome utente|username|entra)',
      '(hai già|non hai|già) ~2 (account|registrat*|iscritto)',
    ],
    'not.account': ['(crea|creare|il mio|nuovo) ~2 account', '(data di nascita|conferma password)'],
    'not.checkout': [
      '(carrello|pagamento|spedizione|fatturazione|ordine|acquista|cap|carta di credito|dona|donazione)',
    ],
    'not.contact': ['(contatt*|messaggio|richiesta|oggetto|domanda|preventivo|segnala*|scrivici|assistenza)'],
    'not.comment': [
      '(commento|commenti|commenta|rispondi|risposta|recensione*|recensioni)',
      'non (sarà|verrà) pubblicato',
    ],
    'not.search': ['(cerca|ricerca|trova)'],
    'not.reset': ['(dimenticato|recupera|reimposta|reset*) ~3 (password)?'],
    'not.share': [
      '(amico|amici|amica|destinatari*|mittente)',
      '(condividi|invia|inoltra) ~3 (amico|pagina|articolo|link|email|mail)',
    ],
    'not.stock': ['(esaurito|disponibile|disponibilità|magazzino)'],
    'not.unsubscribe': ['(cancellami|disiscrivimi|disiscriviti)'],
    'not.own-words': [
      '(curriculum|cv|candidatura|candidati|petizione|firma|sondaggio|vota|prenota|prenotazione|allegato|allega)',
    ],
    'not.consent': ['(cookie|cookies|notifiche)'],
    decline: ['^ (no|no grazie|chiudi|più tardi|annulla|rifiuta|non ora|salta) ~3 $', 'no grazie'],
  },
};

export default it;
