/** A shop-like page of any size, the same each time: what extensions are measured on. */
import { createRandom, type Random } from '../random';

export type ShopOptions = {
  /** How many elements the page has, give or take one product. */
  elements: number;
  /** Clocks that run down in view: none unless told. */
  hasClocks?: boolean;
  /** Changes the page makes to itself each second. */
  changesPerSecond?: number;
};

const NOUNS =
  'kettle teapot mug bowl plate jug tray spoon whisk apron towel basket lamp stool shelf vase candle blanket cushion clock'.split(
    ' ',
  );
const KINDS =
  'stoneware enamel walnut linen copper glazed woven matt ribbed oak cotton brass cast-iron recycled hand-thrown'.split(
    ' ',
  );
const PROSE =
  'made to be used every day and kept for years it sits well in the hand and washes easily the glaze is food safe and each piece comes out of the kiln a little different we send it in paper'.split(
    ' ',
  );

/** Words that press, on the first products: as many on a large page as on a small one. */
const PRESSING = [
  'Only 3 left in stock',
  '17 people are looking at this right now',
  'Only 2 left in stock at this price',
  'In 23 baskets right now',
];

function sentence(random: Random, words: number): string {
  const text = Array.from({ length: words }, () => random.pick(PROSE)).join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** One product as shops list it: 16 elements, or 17 with words that press. */
function product(random: Random, index: number): string {
  const name = `${random.pick(KINDS)} ${random.pick(NOUNS)}`;
  const price = (5 + random.below(9_000) / 100).toFixed(2);
  const press = PRESSING[index];
  return `<article class="card"><a class="pic" href="/p/${index}"><svg width="80" height="60" aria-hidden="true"><rect width="80" height="60" fill="#ddd"/></svg></a>
<div class="body"><h3><a href="/p/${index}">${name}</a></h3><p class="price"><span>£</span><b>${price}</b></p>
<p class="text">${sentence(random, 8 + random.below(18))}</p>${press === undefined ? '' : `<p class="note">${press}</p>`}
<ul><li>${random.below(400)} ratings</li><li>Delivery in ${2 + random.below(4)} days</li></ul>
<label><input type="checkbox" name="c${index}"> Compare</label><button type="button">Add to basket</button></div></article>`;
}

const CLOCKS = `<section class="sale"><h2>Autumn sale, 20% off</h2><p>Sale ends in <b id="whole">02:13:45</b></p>
<p>Offer ends in <span class="d">0</span><span class="d">2</span>:<span class="d">1</span><span class="d">3</span>:<span class="d">4</span><span class="d">5</span></p>
<p>Deal ends in <time id="worded">2 hours 13 minutes 45 seconds</time></p></section>`;

const TICK = `
  let left = 8025;
  const two = (n) => String(Math.floor(n)).padStart(2, '0');
  setInterval(() => {
    left -= 1;
    const [h, m, s] = [left / 3600, (left / 60) % 60, left % 60];
    document.getElementById('whole').textContent = two(h) + ':' + two(m) + ':' + two(s);
    [...two(h) + two(m) + two(s)].forEach((digit, i) => { document.querySelectorAll('.d')[i].textContent = digit; });
    document.getElementById('worded').textContent = Math.floor(h) + ' hours ' + Math.floor(m) + ' minutes ' + s + ' seconds';
  }, 1000);`;

/** Prices, classes and reviews change in turn, a few at each turn of the event loop, as feeds and stock tickers do. */
function changing(perSecond: number): string {
  return `
  const prices = [...document.querySelectorAll('.price b')].slice(0, 300);
  const cards = [...document.querySelectorAll('.card')].slice(0, 300);
  const feed = document.getElementById('feed');
  let turn = 0;
  setInterval(() => {
    for (let i = 0; i < ${Math.round(perSecond / 50)}; i += 1) {
      turn += 1;
      if (turn % 10 === 0) { feed.append(Object.assign(document.createElement('li'), { textContent: 'Order ' + turn + ' is on its way' })); if (feed.childElementCount > 40) feed.firstElementChild.remove(); }
      else if (turn % 3 === 0) cards[turn % cards.length].classList.toggle('lit');
      else prices[turn % prices.length].textContent = (5 + (turn * 7919 % 9000) / 100).toFixed(2);
    }
  }, 20);`;
}

/** How many elements a piece of markup makes: `<b>`, not `</b>` and not `<!--`. */
export function countElements(markup: string): number {
  let count = 0;
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) {
    const code = markup.charCodeAt(at + 1);
    if (code >= 97 && code <= 122) count += 1;
  }
  return count;
}

/** The page's markup. The same options give the same page, letter by letter. */
export function shopPage({ elements, hasClocks = false, changesPerSecond = 0 }: ShopOptions): string {
  const random = createRandom(elements);
  const menu = NOUNS.map((noun) => `<li><a href="/c/${noun}">${noun}s</a></li>`).join('');
  const head = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Kiln and Loom</title><link rel="icon" href="data:,">
<style>body{font:16px/1.5 sans-serif;margin:0 24px}.grid{display:grid;grid-template-columns:repeat(4,1fr);gap:16px}nav ul{display:flex;flex-wrap:wrap;gap:12px;list-style:none}.lit{background:#f6f6f0}</style></head>
<body><header><a href="/">Kiln and Loom</a><form role="search" action="/s"><input type="search" name="q" aria-label="Search"><button>Search</button></form></header>
<nav><ul>${menu}</ul></nav><main><h1>Everything for the kitchen</h1><p>Sale ends tonight</p>${hasClocks ? CLOCKS : ''}<ul id="feed"></ul><div class="grid">`;
  const foot = `</div></main><footer><form action="/letter"><h2>Our newsletter</h2><p>Subscribe and get 10% off your first order.</p>
<label>E-mail address <input type="email" name="email" required></label><label><input type="checkbox" name="news" checked> Yes, send me offers and news by e-mail</label><button>Subscribe</button></form><p>${sentence(random, 60)}</p></footer>
<script>${hasClocks ? TICK : ''}${changesPerSecond > 0 ? changing(changesPerSecond) : ''}</script></body></html>`;
  const parts = [head];
  let count = countElements(head) + countElements(foot);
  for (let index = 0; count < elements; index += 1) {
    const card = product(random, index);
    count += countElements(card);
    parts.push(card);
  }
  parts.push(foot);
  return parts.join('');
}
