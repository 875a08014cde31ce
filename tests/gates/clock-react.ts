import { createElement as h, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

import { add, clockText } from './story';

/** Renders anew ten times a second. */
function Shop(): unknown {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setCount((n: number) => n + 1), 100);
    return () => clearInterval(timer);
  }, []);
  const rest = 8_000 - Math.floor(count / 10);
  return h(
    'section',
    null,
    h('h1', null, 'Stoneware teapot'),
    h('p', null, '£34.00 instead of £49.00'),
    h('p', null, 'Sale ends in'),
    h('div', { id: 'clock', style: { fontSize: 40, width: 220 }, 'data-count': count }, clockText(rest)),
    h('p', { className: count % 2 ? 'odd' : 'even' }, 'Only 3 left in stock'),
  );
}

createRoot(add('<div id="root"></div>')).render(h(Shop));
