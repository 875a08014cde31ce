import type { Lexicon, Units } from '../lexicon';

/** The commonest short words: they tell the language of a text. */
export const common =
  'i w z na do się nie jest to o dla od po ze że jak co za oraz lub przez twój twoje nasz nasze nas mnie chcę być są tym tego już tylko pod przy ich jego który która';

export const units: Units = {};

const pl: Lexicon = {
  lang: 'pl',
  common,
  numbers: {},
  units,
  sets: {
    magnet:
      'poradnik|ebook|ebooka|książka|pdf|kurs|webinar|szablon|szablony|raport|próbka|wideo|katalog|przepis|lekcja|checklista',
  },
  phrases: {
    'gate.address': ['(email|mail|maila|emaila|mailowy)', 'e (mail|maila|mailowy|mailem)'],
    'gate.newsletter': [
      '(co|każdy|każdego|raz w) ~1 (tydzień|tygodniu|miesiąc|miesiącu|poniedziałek|wtorek|środę|czwartek|piątek|sobotę|niedzielę|rano) ~6 (mail|maila|list|skrzynk*|wysyłam*|piszemy|dostaniesz)',
      '(newsletter*|biuletyn*|subskryb*|subskrypcj*)',
      '(zapisz|zapisuję|zapisz mnie|dołącz|zamów) ~5 (newsletter*|się|listy|biuletyn*|mailing*|czytelników|subskrybentów)',
      '(otrzymuj|otrzymywać|otrzymywanie|odbieraj|dostawaj|wysyłajcie|przesyłanie) ~6 (nowości*|informacj*|oferty|ofert|newsletter*|promocj*|powiadomienia|mail|wiadomości|artykuły|handlowych)',
      '(bądź|pozostań) ~2 (bieżąco|kontakcie|pierwszy|pierwsza)',
      '(nie) (przegap|przegapić|omijaj) ~3',
      '(najnowsze|najlepsze|nasze|wszystkie) (informacje|wiadomości|oferty|promocje|artykuły|nowości)',
      '(prosto|wprost|bezpośrednio) ~2 (skrzynk*|mail*)',
      '(na) (twoją|swoją|podany) ~1 (skrzynkę|mail|adres)',
      '(zrezygnować|wypisać|wycofać|cofnąć) ~4 (chwili|każdej|momencie|czasie)',
      '(informacji|treści|celach) (handlow*|marketingow*|reklamow*)',
    ],
    'gate.discount': [
      '(<percent>|<money>) ~2 (rabat*|zniżk*|taniej)',
      '(rabat*|kod rabatowy|zniżk*|kupon*|darmow* dostaw*|bon)',
    ],
    'gate.welcome': [
      '(pierwsze|pierwszy|pierwszego|pierwszych) (zakupy|zakup|zamówienie|zakupów|zamówienia)',
      '(powitaln*|nowych klientów|nowy klient)',
    ],
    'gate.lead-magnet': [
      '(bezpłatn*|darmow*|gratis|za darmo) ~3 {magnet}',
      '(pobierz|odbierz|ściągnij) ~3 {magnet}',
      '(ebook*|konkurs|wygraj|lista oczekujących)',
      '(zapisz|wyślij) ~2 (przepis|artykuł|link)',
    ],
    'gate.content-lock': [
      '(odblokuj*|odblokujemy|dalsza część|dalszą część|reszta (artykułu|tekstu)|cały (artykuł|tekst|opis|przepis))',
      '(czytaj|czytać) dalej',
      '(odblokuj|przeczytaj|uzyskaj) ~3 (artykuł|treść|całość|dostęp)',
    ],
    'gate.wheel': ['(zakręć|koło) ~3 (kołem|fortuny|wygraj)', 'spróbuj szczęścia'],
    'gate.button': [
      '(zapisz się|zapisz|zapisuję|zapisuję się|subskrybuj|dołącz|pobierz|odbierz|tak|chcę|wyślij mi|obserwuj)',
    ],
    'gate.plain-button': ['(wyślij|ok|dalej|zatwierdź|potwierdź|dodaj)'],
    'not.login': [
      '(zaloguj|logowanie|hasło|hasła|login|użytkownika)',
      '(masz już|nie masz) ~2 (konto|konta)',
    ],
    'not.account': [
      '(załóż|utwórz|moje|rejestracja|zarejestruj) ~2 (konto|się)?',
      '(data urodzenia|powtórz hasło)',
    ],
    'not.checkout': [
      '(koszyk*|płatność|płatności|dostawa|zamówienie|zamówienia|faktur*|kod pocztowy|wpłać|darowizn*)',
    ],
    'not.contact': ['(kontakt*|wiadomość|zapytanie|pytanie|temat|treść wiadomości|napisz do|zgłoś|wycen*)'],
    'not.comment': [
      '(komentarz*|skomentuj|odpowiedz|opini*|recenzj*)',
      'nie (zostanie|będzie) (opublikowany|widoczny)',
    ],
    'not.search': ['(szukaj|wyszukaj|wyszukiwanie)'],
    'not.reset': ['(zapomniał*|przypomnij|resetuj|odzyskaj|nie pamiętam) ~2 (hasł*)?'],
    'not.share': [
      '(znajom*|przyjaci*|odbiorc*|nadawc*)',
      '(poleć|udostępnij|wyślij) ~3 (znajomemu|stronę|artykuł|link)',
    ],
    'not.stock': ['(dostępn*|niedostępn*|powiadom o)'],
    'not.unsubscribe': ['(wypisz|wypisuję)'],
    'not.own-words': ['(cv|aplikuj|rekrutacj*|petycj*|podpisz|ankiet*|głosuj|rezerw*|załącznik|plik)'],
    'not.consent': ['(cookies|ciasteczk*|powiadomienia push)'],
    decline: ['^ (nie|nie dziękuję|zamknij|później|anuluj|odrzuć|nie teraz|pomiń) ~3 $', 'nie dziękuję'],
  },
};

export default pl;
