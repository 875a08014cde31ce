/**
 * The few words by which a control says what it does, in the eight languages of the lexicons. Those are read in the
 * background; a No has to be told from a Yes here and now, so these are of the surest kind alone.
 */

/** More of a control's words is never read. */
const LENGTH_MOST = 300;
/** "Close this dialog and go back" is about the longest way to say close. */
const CLOSE_WORDS_MOST = 6;

// Each list in the order en, de, fr, es, it, nl, pl, pt; what languages share stands once. A blank stands before each
// word: what is in the lists begins words, and with a blank after it is a whole word.

/** One of these makes a short label a close. */
const CLOSE = / (?:close |dismiss|schlie(?:ß|ss)|ausblenden|fermer|cerrar|chiud|sluit|zamknij|fechar)/u;

/** A decline says one of these, alone or before a comma. */
const NO = new RegExp(
  '^ (?:no|nope|not now|not today|(?:maybe )?later|skip|cancel|decline|not interested|' +
    'nein|jetzt nicht|nicht jetzt|(?:vielleicht )?später|abbrechen|ablehnen|überspringen|' +
    'non|plus tard|annuler|refuser|pas maintenant|' +
    'más tarde|ahora no|cancelar|rechazar|' +
    'più tardi|annulla|rifiuta|non ora|' +
    'nee|niet nu|annuleren|overslaan|' +
    'nie|później|nie teraz|anuluj|pomiń|' +
    'não|agora não|recusar|pular) $',
  'u',
);

/** A decline begins with one of these, whatever comes after it. */
const NO_THANKS =
  /^ (?:no (?:thank|gracias|grazie)|nein danke|kein interesse|non merci|nee (?:be)?dank|nie dziękuję|não obrigad)/u;

/** One of these, and a press might agree. Rather too many: what is not pressed is hidden. */
const AGREE = new RegExp(
  ' (?:ac?ce[pt]|agree|allow|apply|buy |claim|confirm|continu|download|enable|enter|get |go |join|log|next |ok |okay|order|redeem|regist|reveal|save |send|shop|sign|spin|start|submit|subscri|try |unlock|win |ye[ps]|' +
    'abonn|absend|akzept|anmeld|bestell|bestätig|einlös|eintrag|erhalt|freischalt|gewinn|hol|ja |kauf|los |mitmach|sicher|weiter|zustimm|' +
    'débloq|envoy|inscri|obt[eé]|obti|oui|profit|recev|reçoi|télécharg|valid|' +
    'apunt|conse?g|descarg|desbloq|envi|quier|recib|s[iíì] |suscri|' +
    'abbon|invi|iscri|ott[ei]|ricev|sblocc|scaric|vogli|' +
    'aanmeld|bevestig|doorgaan|inschrij|krijg|meld|ontgrendel|ontvang|schrijf|verder|verstu|verzend|' +
    'akcept|chcę|dalej|dołącz|kontynu|odbierz|odblok|otrzym|pobierz|subskry|tak |wyślij|zapis|zarejestr|' +
    'aceit|assin|baix|cadastr|garant|inscrev|quero|receb|sim )',
  'u',
);

/** "Nein, danke!" is " nein danke ": small letters, all else single blanks. */
function wordsOf(text: string): string {
  const words = text
    .slice(0, LENGTH_MOST)
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  return ` ${words.join(' ').trim()} `;
}

/** Whether words of a control agree to something ("Yes, get my discount"), in whatever language. */
export function agrees(text: string): boolean {
  return AGREE.test(wordsOf(text));
}

/** Whether words of a control say that it closes what it is in ("Close", "Fenster schließen"). */
export function saysClose(text: string): boolean {
  const words = wordsOf(text);
  return CLOSE.test(words) && words.split(' ').length <= CLOSE_WORDS_MOST + 2;
}

/** Whether words of a control decline ("No thanks", "Nein, ich zahle lieber mehr"); "No risk: join" does not. */
export function saysNo(text: string): boolean {
  const [clause = ''] = text.split(/[,!;–—]/u, 1);
  return NO.test(wordsOf(clause)) || NO_THANKS.test(wordsOf(text));
}

/** "×", "✕": a cross and nothing else. */
export function isCross(text: string): boolean {
  return /^[×✕✖✗✘⨯╳❌🗙]\ufe0f?$/u.test(text);
}
