/** The plugins look for it on the window, as in a page with script elements. */
import jQuery from 'jquery';

Object.assign(window, { jQuery, $: jQuery });

export default jQuery;
