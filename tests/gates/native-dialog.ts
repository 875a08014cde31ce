import { add, isBare, letter } from './story';

const dialog = add(
  `<dialog id="letter">${letter(
    '<form method="dialog"><button aria-label="Close">×</button></form>',
  )}</dialog>`,
) as HTMLDialogElement;
if (isBare) dialog.addEventListener('cancel', (event) => event.preventDefault());
dialog.showModal();
