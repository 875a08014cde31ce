import { Modal } from 'bootstrap/dist/js/bootstrap.bundle.min.js';
import css from 'bootstrap/dist/css/bootstrap.min.css?inline';

import { add, addSheet, letter } from './story';

addSheet(css);
const modal =
  add(`<div class="modal fade" id="letter" tabindex="-1" aria-label="Letter"><div class="modal-dialog"><div class="modal-content p-4">
  ${letter('<button type="button" class="btn-close" data-bs-dismiss="modal" aria-label="Close"></button>')}
</div></div></div>`);
new Modal(modal).show();
