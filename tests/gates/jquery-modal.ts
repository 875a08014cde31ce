import $ from './jquery';
import 'jquery-modal';
import css from 'jquery-modal/jquery.modal.css?inline';

import { add, addSheet, isBare, letter } from './story';

addSheet(css);
add(`<div id="letter" class="modal">${letter()}</div>`);
$('#letter').modal({ showClose: !isBare, escapeClose: !isBare, clickClose: !isBare, fadeDuration: 200 });
