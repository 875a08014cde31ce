// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';

import { kindOf } from '@/lib/page/decline-control';

/** The first control of a markup that is marked as the one in question. */
function controlOf(markup: string): Element {
  document.body.innerHTML = markup;
  const control = document.querySelector('.it') ?? document.querySelector('button,a,input,span,div');
  if (!control) throw new Error('no control');
  return control;
}

const CLOSES = [
  '<button type="button">×</button>',
  '<button type="button">x</button>',
  '<button type="button" class="btn-close" data-bs-dismiss="modal" aria-label="Close"></button>',
  '<button type="button" data-micromodal-close></button>',
  '<button type="button" class="sc-modalClose"><svg></svg></button>',
  '<button type="button" aria-label="Schließen"><svg></svg></button>',
  '<button type="button"><img alt="Fermer"></button>',
  '<button title="Close (Esc)">×</button>',
  '<div role="button" aria-label="Cerrar"></div>',
  '<a href="#close-modal" rel="modal:close">Close</a>',
  '<a class="lightbox-close"></a>',
  '<input type="button" value="Zamknij">',
  '<button popovertarget="p" popovertargetaction="hide">Bye</button>',
  '<form method="dialog"><button class="it">×</button></form>',
  '<form><button class="it" formmethod="dialog">Close</button></form>',
];

const DECLINES = [
  '<button type="button">No thanks</button>',
  '<a href="#">Nein, danke</a>',
  '<a>Non merci</a>',
  '<form method="dialog"><button class="it">Maybe later</button></form>',
  '<form><input type="button" class="it" value="Nee, bedankt"></form>',
];

const NEITHER = [
  // What a press could agree to.
  '<button type="button">Subscribe</button>',
  '<button type="button" class="close">Yes, and close</button>',
  '<button type="button" class="close" aria-label="Accept">×</button>',
  '<button type="button" data-dismiss="modal">Count me in</button>',
  '<button type="button" data-auto-close>Notify me</button>',
  '<form method="dialog"><button class="it">Subscribe</button></form>',
  // What sends a form.
  '<form><button class="it">No thanks</button></form>',
  '<form><button class="it">Close</button></form>',
  '<form><input type="submit" class="it" value="Close"></form>',
  // What leads elsewhere.
  '<a href="/home">No thanks</a>',
  '<a href="javascript:close()">Close</a>',
  '<a href="#more">Close</a><p id="more"></p>',
  '<a href="https://x.example/"><button class="it" type="button">×</button></a>',
  // What is no control, or holds others.
  '<span class="close">×</span>',
  '<div class="overlay" data-micromodal-close><form></form></div>',
  '<div role="button" class="close"><input></div>',
  // What only looks like it.
  '<button type="button" disabled>×</button>',
  '<button type="button" aria-label="Share on X">X</button>',
  '<button type="button" class="disclosed"></button>',
  `<button type="button">No thanks ${'and so on '.repeat(20)}</button>`,
];

describe('kindOf', () => {
  it.each(CLOSES)('closes: %s', (markup) => {
    expect(kindOf(controlOf(markup))).toBe('close');
  });

  it.each(DECLINES)('declines: %s', (markup) => {
    expect(kindOf(controlOf(markup))).toBe('decline');
  });

  it.each(NEITHER)('neither: %s', (markup) => {
    expect(kindOf(controlOf(markup))).toBeUndefined();
  });

  it('a cross that would send its form is the last resort', () => {
    expect(kindOf(controlOf('<form><button class="it close" aria-label="Close">×</button></form>'))).toBe(
      'sending',
    );
  });

  it('what is known to decline does, unless it agrees', () => {
    expect(kindOf(controlOf('<button type="button">I hate teapots</button>'), true)).toBe('decline');
    expect(kindOf(controlOf('<button type="button">Get my teapot</button>'), true)).toBeUndefined();
    expect(
      kindOf(controlOf('<form><button class="it">I hate teapots</button></form>'), true),
    ).toBeUndefined();
  });
});
