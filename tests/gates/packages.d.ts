/** Packages without types of their own: the pages that open gates with them are no code to be held by types. */
declare module 'basiclightbox';
declare module 'bootstrap/dist/js/bootstrap.bundle.min.js';
declare module 'jquery';
declare module 'jquery-modal';
declare module 'lity';
declare module 'magnific-popup';
declare module 'micromodal';
declare module 'react';
declare module 'react-dom/client';
declare module 'tingle.js';
