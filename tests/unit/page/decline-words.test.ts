import { describe, expect, it } from 'vitest';

import { agrees, isCross, saysClose, saysNo } from '@/lib/page/decline-words';

/** For each language what closes, what declines and what agrees. */
const WORDS: Record<string, { close: string[]; no: string[]; yes: string[] }> = {
  en: {
    close: ['Close', 'Close dialog', 'Dismiss this message', 'CLOSE'],
    no: ['No thanks', 'No, thank you!', 'Not now', 'Maybe later', 'No, I like to pay more', 'Skip'],
    yes: [
      'Sign up',
      'Get 10 % off',
      'Claim my code',
      'Unlock',
      'Yes, please',
      'Continue',
      'Send',
      'Submit and close',
    ],
  },
  de: {
    close: ['Schließen', 'Fenster schließen', 'Schliessen'],
    no: ['Nein danke', 'Nein, danke!', 'Später', 'Jetzt nicht', 'Nein danke, ich zahle lieber mehr'],
    yes: ['Ja, gerne', 'Anmelden', 'Jetzt abonnieren', 'Rabatt sichern', 'Weiter', 'Absenden', 'Code holen'],
  },
  fr: {
    close: ['Fermer', 'Fermer la fenêtre'],
    no: ['Non merci', 'Non, merci', 'Plus tard'],
    yes: ["Je m'inscris", 'S’inscrire', 'Oui', 'J’en profite', 'Recevoir mon code', 'Envoyer', 'Accepter'],
  },
  es: {
    close: ['Cerrar', 'Cerrar ventana'],
    no: ['No, gracias', 'No gracias', 'Ahora no', 'Más tarde'],
    yes: ['Suscribirme', 'Sí, quiero', 'Quiero mi descuento', 'Enviar', 'Aceptar', 'Continuar', 'Obtener'],
  },
  it: {
    close: ['Chiudi', 'Chiudi finestra'],
    no: ['No, grazie', 'No grazie', 'Più tardi'],
    yes: ['Iscriviti', 'Sì, lo voglio', 'Ottieni lo sconto', 'Invia', 'Accetta', 'Continua'],
  },
  nl: {
    close: ['Sluiten', 'Venster sluiten'],
    no: ['Nee, bedankt', 'Nee dank je', 'Niet nu'],
    yes: ['Ja, graag', 'Aanmelden', 'Inschrijven', 'Ontvang korting', 'Verzenden', 'Doorgaan'],
  },
  pl: {
    close: ['Zamknij', 'Zamknij okno'],
    no: ['Nie, dziękuję', 'Nie dziękuję', 'Nie teraz'],
    yes: ['Zapisz się', 'Tak, chcę', 'Odbierz rabat', 'Wyślij', 'Akceptuję', 'Kontynuuj'],
  },
  pt: {
    close: ['Fechar', 'Fechar janela'],
    no: ['Não, obrigado', 'Não obrigada', 'Agora não'],
    yes: ['Inscrever-se', 'Sim, quero', 'Quero receber', 'Enviar', 'Aceitar', 'Continuar', 'Assinar'],
  },
};

describe.each(Object.entries(WORDS))('in %s', (_, { close, no, yes }) => {
  it.each(close)('"%s" closes', (text) => {
    expect([saysClose(text), agrees(text)]).toEqual([true, false]);
  });

  it.each(no)('"%s" declines', (text) => {
    expect([saysNo(text), agrees(text)]).toEqual([true, false]);
  });

  it.each(yes)('"%s" agrees', (text) => {
    expect(agrees(text)).toBe(true);
  });
});

describe('words that only look like it', () => {
  it.each(['No risk for you', 'No. 1 in teapots', 'Now', 'Notify me', 'Nonstop', 'Nein', 'Count me in'])(
    '"%s"',
    (text) => {
      expect(saysNo(text)).toBe(text === 'Nein');
    },
  );

  it('closing in a long text is no label', () => {
    expect(saysClose('Our shop will close for the summer on Friday')).toBe(false);
    expect(saysClose('A closet full of cups')).toBe(false);
  });

  it('a cross stands alone, and is no letter', () => {
    expect(['×', '✕', '❌', '✖️'].every(isCross)).toBe(true);
    expect(['', 'x', 'X', '× 2', '+'].some(isCross)).toBe(false);
  });
});
