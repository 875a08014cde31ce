import './jquery';
import lity from 'lity';
import css from 'lity/dist/lity.css?inline';

import { add, addSheet, isBare, letter } from './story';

addSheet(css);
add(`<div id="letter" style="background:#fff" class="lity-hide">${letter()}</div>`);
lity('#letter');
if (isBare) document.querySelector('.lity-close')?.remove();
