import { createApp, defineComponent, h, ref } from '@vue/runtime-dom';

import { add, clockText } from './story';

/** Renders anew ten times a second. */
const Shop = defineComponent(() => {
  const count = ref(0);
  setInterval(() => {
    count.value += 1;
  }, 100);
  return () => {
    const rest = 8_000 - Math.floor(count.value / 10);
    return [
      h('h1', 'Stoneware teapot'),
      h('p', '£34.00 instead of £49.00'),
      h('p', 'Sale ends in'),
      h(
        'div',
        { id: 'clock', style: { fontSize: '40px', width: '220px' }, 'data-count': count.value },
        clockText(rest),
      ),
      h('p', { class: count.value % 2 ? 'odd' : 'even' }, 'Only 3 left in stock'),
    ];
  };
});

createApp(Shop).mount(add('<div id="root"></div>'));
