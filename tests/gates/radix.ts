import * as Dialog from '@radix-ui/react-dialog';
import { createElement as h, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

import { add, isBare } from './story';

function keep(event: Event): void {
  event.preventDefault();
}

/** Renders anew ten times a second, and lets the gate know. */
function Shop(): unknown {
  const [isOpen, setOpen] = useState(true);
  const [count, setCount] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setCount((n: number) => n + 1), 100);
    return () => clearInterval(timer);
  }, []);
  const onOpenChange = (next: boolean): void => setOpen(isBare || next);
  return h(
    Dialog.Root,
    { open: isOpen, onOpenChange },
    h('p', { id: 'count' }, `Drawn ${count} times`),
    h(
      Dialog.Portal,
      null,
      h(Dialog.Overlay, { style: { position: 'fixed', inset: 0, background: 'rgba(0,0,0,.5)' } }),
      h(
        Dialog.Content,
        {
          style: {
            position: 'fixed',
            top: '30%',
            left: '30%',
            width: '40%',
            background: '#fff',
            opacity: count % 2 ? 1 : 0.99,
          },
          'data-count': count,
          'aria-describedby': undefined,
          onInteractOutside: keep,
        },
        h(Dialog.Title, null, 'Ten per cent off your first teapot'),
        h(
          'form',
          { className: 'letter' },
          h('input', { type: 'email' }),
          h('button', { type: 'submit' }, `Get it (${count})`),
        ),
        isBare ? null : h(Dialog.Close, { 'aria-label': 'Close' }, h('svg', { width: 12, height: 12 })),
      ),
    ),
  );
}

createRoot(add('<div id="root"></div>')).render(h(Shop));
