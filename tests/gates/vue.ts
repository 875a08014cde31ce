import { createApp, defineComponent, h, ref, Teleport, Transition } from '@vue/runtime-dom';

import { add, addSheet, isBare } from './story';

addSheet(`.v-enter-active,.v-leave-active{transition:opacity .3s} .v-enter-from,.v-leave-to{opacity:0}
  .mask{position:fixed;inset:0;z-index:9;background:rgba(0,0,0,.5);display:flex} .mask>div{margin:auto;background:#fff;padding:20px}`);

/** Renders anew ten times a second, and lets the gate know. */
const Shop = defineComponent(() => {
  const isOpen = ref(true);
  const count = ref(0);
  setInterval(() => {
    count.value += 1;
  }, 100);
  const close = (): void => {
    isOpen.value = false;
    document.body.style.overflow = '';
  };
  document.body.style.overflow = 'hidden';
  const gate = (): unknown =>
    h('div', { class: ['mask', `n${count.value % 2}`], 'data-count': count.value }, [
      h('div', { role: 'dialog' }, [
        h('h2', 'Ten per cent off your first teapot'),
        h('form', { class: 'letter' }, [
          h('input', { type: 'email' }),
          h('button', { type: 'submit' }, `Get it (${count.value})`),
        ]),
        isBare ? null : h('button', { type: 'button', onClick: close }, 'Nee, bedankt'),
      ]),
    ]);
  return () => [
    h('p', { id: 'count' }, `Drawn ${count.value} times`),
    h(Teleport, { to: 'body' }, h(Transition, null, { default: () => (isOpen.value ? gate() : null) })),
  ];
});

createApp(Shop).mount(add('<div id="root"></div>'));
