/** Pages that no person would write: any markup in any place, odd texts, and a script that never leaves them alone. */
import { createRandom, type Random } from '../../tools/random';

/** What may stand anywhere. Some of it presses, most is noise, all of it has broken some program before. */
const TEXTS = [
  'Only 3 left in stock',
  'Nur noch 2 auf Lager',
  'Sale ends tonight',
  '17 people are looking at this',
  'No thanks, I prefer to pay full price',
  'Subscribe to our newsletter and get 10% off',
  '00:12:45',
  '٠٠:١٢:٤٥',
  '2 Tage 3 Std. 4 Min.',
  'Lorem ipsum dolor sit amet',
  'שלום עולם, נותרו רק 3',
  'لم يتبق سوى ٣ قطع',
  'e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309'.repeat(20),
  'On\u200Bly\u200D 3\uFEFF le\u00ADft',
  '\u202Etfel 3 ylnO\u202C',
  '😀👩‍👩‍👧‍👦🏳️‍🌈 nur noch 1 🔥',
  'x'.repeat(5_000),
  '9'.repeat(400),
  '1e999 -0 NaN 0x7F 1/0 ½ ³ ⅷ',
  '<b onclick="alert(1)">3 left</b>',
  '${7*7} {{constructor}} %s%n',
  'a\u0000b\uD800c',
  ' \u00A0\u2003\t ',
  '::::::: ---- ....... ,,,, 12:::34',
];
const BLOCKS = [
  'div',
  'p',
  'section',
  'article',
  'ul',
  'li',
  'table',
  'tr',
  'td',
  'main',
  'aside',
  'header',
  'dialog',
];
const INLINES = ['span', 'b', 'a', 'em', 'label', 'button', 'time', 'x-thing', 'summary', 'bdo', 'sup'];
const ODDITIES = [
  'form',
  'svg',
  'iframe',
  'shadow',
  'template',
  'select',
  'edit',
  'input',
  'details',
  'math',
  'clock',
  'modal',
];
const NAMES = [
  'newsletter',
  'popup',
  'countdown',
  'modal open',
  'x'.repeat(300),
  '"\'<>',
  'constructor',
  '__proto__',
];
const TYPES = ['email', 'text', 'checkbox', 'radio', 'hidden', 'submit', 'range', 'date', 'nonsense'];
const LANGS = ['de', 'en', 'ar', 'zz-zz-zz', ''];
const STYLES = [
  'display:none',
  'position:fixed;inset:0;z-index:9',
  'opacity:0',
  'display:contents',
  'transform:scale(0)',
  'direction:rtl',
  'content-visibility:auto',
  'position:absolute;left:-9999px',
  'zoom:3',
];

const DEEPEST = 9;

/** A page. The same seed gives the same one, letter by letter; its script does the same in the same order. */
export function wildPage(seed: number): string {
  const random = createRandom(seed);
  const body = Array.from({ length: 12 + random.below(30) }, () => element(random, 0)).join('\n');
  const title = escape(random.pick(TEXTS));
  return `<!doctype html><html lang="${random.pick(LANGS)}"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"></head>
<body>${body}<script>(${disturb.toString()})(${JSON.stringify(TEXTS)}, ${seed});</script></body></html>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function attributes(random: Random): string {
  let all = '';
  if (random.chance(0.3)) all += ` class="${escape(random.pick(NAMES))}"`;
  if (random.chance(0.15)) all += ` id="${escape(random.pick(NAMES))}"`;
  if (random.chance(0.15)) all += ` style="${random.pick(STYLES)}"`;
  if (random.chance(0.05)) all += ` lang="${random.pick(LANGS)}"`;
  if (random.chance(0.05)) all += ' hidden';
  if (random.chance(0.05))
    all += ` role="${random.pick(['dialog', 'button', 'switch', 'option', 'timer', '?'])}"`;
  if (random.chance(0.05)) all += ` aria-label="${escape(random.pick(TEXTS))}" aria-checked="true"`;
  return all;
}

function inside(random: Random, depth: number): string {
  if (depth >= DEEPEST) return escape(random.pick(TEXTS));
  return Array.from({ length: random.below(4) }, () =>
    random.chance(0.45) ? escape(random.pick(TEXTS)) : element(random, depth + 1),
  ).join('');
}

function element(random: Random, depth: number): string {
  if (random.chance(0.25)) return oddity(random, random.pick(ODDITIES), depth);
  const tag = random.pick(random.chance(0.5) ? BLOCKS : INLINES);
  // Some are never closed: the browser has to make something of it.
  const end = random.chance(0.95) ? `</${tag}>` : '';
  return `<${tag}${attributes(random)}>${inside(random, depth)}${end}`;
}

function oddity(random: Random, kind: string, depth: number): string {
  switch (kind) {
    case 'form': {
      const fields = Array.from({ length: random.below(5) }, () => oddity(random, 'input', depth)).join('');
      return `<form${attributes(random)} action="javascript:void 0">${inside(random, depth)}${fields}<button>Go</button></form>`;
    }
    case 'input': {
      const words = escape(random.pick(TEXTS));
      return `<label>${words} <input type="${random.pick(TYPES)}" name="${escape(random.pick(NAMES))}" placeholder="${words}"${random.chance(0.5) ? ' checked' : ''}></label>`;
    }
    case 'svg':
      return `<svg width="90" height="20"><text y="15">${escape(random.pick(TEXTS))}</text><foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">${escape(random.pick(TEXTS))}</p></foreignObject></svg>`;
    case 'iframe':
      return depth > 3
        ? '<iframe></iframe>'
        : `<iframe srcdoc="${escape(`<p>${inside(random, DEEPEST - 1)}`)}"></iframe>`;
    case 'shadow':
      return `<div${attributes(random)}><template shadowrootmode="${random.pick(['open', 'closed'])}">${inside(random, depth)}<slot></slot></template>${inside(random, depth)}</div>`;
    case 'template':
      return `<template>${inside(random, depth)}</template>`;
    case 'select':
      return `<select><option>${escape(random.pick(TEXTS))}<option selected>${escape(random.pick(TEXTS))}</select>`;
    case 'edit':
      return `<div contenteditable>${inside(random, depth)}</div>`;
    case 'details':
      return `<details${random.chance(0.5) ? ' open' : ''}><summary>${escape(random.pick(TEXTS))}</summary>${inside(random, depth)}</details>`;
    case 'math':
      return `<math><mi>${random.below(99)}</mi><mtext>${escape(random.pick(TEXTS))}</mtext></math>`;
    case 'clock':
      return `<div class="clock"><span>0${random.below(9)}</span>:<span>${10 + random.below(49)}</span>:<span>${10 + random.below(49)}</span> Sale ends</div>`;
    default:
      return `<dialog open style="position:fixed;inset:20% auto auto 20%">${inside(random, depth)}<form><input type="email"><button>OK</button></form></dialog>`;
  }
}

/** Runs inside the page: changes anything, anywhere, for a second; then `isCalm` is true. */
function disturb(texts: readonly string[], seed: number): void {
  let state = seed + 1;
  const below = (end: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % Math.max(1, end);
  };
  const any = (): HTMLElement => {
    const trees: (Document | ShadowRoot)[] = [document];
    const all: HTMLElement[] = [];
    for (const tree of trees) {
      all.push(...tree.querySelectorAll<HTMLElement>('body *, :host > *'));
      for (const { shadowRoot } of tree.querySelectorAll('*')) if (shadowRoot) trees.push(shadowRoot);
    }
    return all[below(all.length)] ?? document.body;
  };
  const text = (): string => texts[below(texts.length)] ?? '';
  const acts: (() => unknown)[] = [
    () => (any().textContent = text()),
    () => any().remove(),
    () => any().append(any()),
    () => any().before(any().cloneNode(true)),
    () => any().setAttribute('style', below(2) === 0 ? 'display:none' : 'position:fixed'),
    () => any().toggleAttribute('hidden'),
    () => any().attachShadow({ mode: 'open' }).append(text(), any()),
    () => any().replaceChildren(text(), document.createElement('input')),
    () => any().normalize(),
    () => any().firstChild?.nodeValue && (any().firstChild!.nodeValue = text()),
    () => (any().className = text().slice(0, 30)),
    () => document.querySelector('dialog')?.showModal(),
    () => history.pushState(null, '', `?${below(9)}`),
    () => any().append(document.createElement('iframe')),
    () => any().click(),
    () => scrollTo(0, below(3_000)),
    () => document.body.replaceWith(document.body.cloneNode(true)),
    () => (document.title = text()),
  ];
  // The page stays where it is.
  addEventListener('submit', (event) => event.preventDefault(), { capture: true });
  const endsAt = performance.now() + 1_000;
  const timer = setInterval(() => {
    for (let i = 0; i < 6; i += 1) {
      try {
        acts[below(acts.length)]?.();
      } catch {
        // Not everything can be put everywhere.
      }
    }
    if (performance.now() < endsAt) return;
    clearInterval(timer);
    Object.assign(globalThis, { isCalm: true });
  }, 15);
}
