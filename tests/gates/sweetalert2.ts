import Swal from 'sweetalert2';

import { isBare } from './story';

void Swal.fire({
  title: 'Ten per cent off your first teapot',
  html: '<form class="letter"><input type="email" name="email" required></form>',
  confirmButtonText: 'Get my discount',
  showCancelButton: !isBare,
  cancelButtonText: 'Nein danke',
  allowOutsideClick: !isBare,
});
