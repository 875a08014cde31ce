import { add, addSheet, letter } from './story';

addSheet('#letter{width:700px;height:400px} #letter::backdrop{background:rgba(0,0,0,.5)}');
add(
  `<div id="letter" popover="manual">${letter(
    '<button popovertarget="letter" popovertargetaction="hide">Zamknij</button>',
  )}</div>`,
).showPopover();
