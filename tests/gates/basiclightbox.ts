import { create } from 'basiclightbox';
import css from 'basiclightbox/dist/basicLightbox.min.css?inline';

import { addSheet, letter } from './story';

addSheet(css);
const lightbox = create(
  `<div class="card" style="background:#fff">${letter('<a class="card__close" title="Cerrar">✕</a>')}</div>`,
  {
    closable: false,
    onShow: (own: { element(): Element; close(): void }) => {
      own.element().querySelector('.card__close')?.addEventListener('click', own.close);
    },
  },
);
lightbox.show();
