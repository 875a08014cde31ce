import MicroModal from 'micromodal';

import { add, addSheet, isBare, letter } from './story';

addSheet(`.modal{display:none} .modal.is-open{display:block}
  .modal__overlay{position:fixed;inset:0;background:rgba(0,0,0,.6);display:flex;justify-content:center;align-items:center}
  .modal__container{background:#fff;padding:30px;max-width:500px}`);
add(`<div class="modal" id="letter" aria-hidden="true">
  <div class="modal__overlay" tabindex="-1" ${isBare ? '' : 'data-micromodal-close'}>
    <div class="modal__container" role="dialog" aria-modal="true" aria-label="Letter">
      <header class="modal__header">${isBare ? '' : '<button class="modal__close" aria-label="Close modal" data-micromodal-close></button>'}</header>
      <main class="modal__content">${letter()}</main>
    </div>
  </div>
</div>`);
addSheet('.modal__close::before{content:"\\2715"}');
MicroModal.show('letter', { disableScroll: true });
