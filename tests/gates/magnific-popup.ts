import $ from './jquery';
import 'magnific-popup';
import css from 'magnific-popup/dist/magnific-popup.css?inline';

import { addSheet, isBare, letter } from './story';

addSheet(`${css} .white{background:#fff;padding:20px;max-width:500px;margin:20px auto;position:relative}`);
$.magnificPopup.open({
  items: { src: `<div class="white" id="letter">${letter()}</div>`, type: 'inline' },
  showCloseBtn: !isBare,
  modal: isBare,
  removalDelay: 300,
});
