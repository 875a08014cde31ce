import A11yDialog from 'a11y-dialog';

import { add, addSheet, isBare, letter } from './story';

addSheet(`.dialog-container,.dialog-overlay{position:fixed;inset:0} .dialog-container{z-index:2;display:flex}
  .dialog-container[aria-hidden=true]{display:none} .dialog-overlay{background:rgba(43,46,56,.9)}
  .dialog-content{background:#fff;margin:auto;padding:20px;z-index:2;position:relative}`);
const box = add(`<div id="letter" class="dialog-container" aria-hidden="true" aria-label="Letter">
  <div class="dialog-overlay" ${isBare ? '' : 'data-a11y-dialog-hide'}></div>
  <div role="document" class="dialog-content">
    ${letter('<button data-a11y-dialog-hide type="button" class="dialog-close" aria-label="Dialog schließen">&times;</button>')}
  </div>
</div>`);
const dialog = new A11yDialog(box);
dialog.on('show', () => {
  document.documentElement.style.overflowY = 'hidden';
});
dialog.on('hide', () => {
  document.documentElement.style.overflowY = '';
});
dialog.show();
