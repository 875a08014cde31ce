import tingle from 'tingle.js';
import css from 'tingle.js/dist/tingle.min.css?inline';

import { addSheet, isBare, letter } from './story';

addSheet(css);
const modal = new tingle.modal({
  closeMethods: isBare ? [] : ['overlay', 'button', 'escape'],
  closeLabel: 'Fermer',
});
modal.setContent(letter());
modal.open();
