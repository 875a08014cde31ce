import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/** What only one browser's manifest says. The oldest versions are in tools/find-*.mjs, too. */
const OWN: Record<string, object> = {
  // What an organisation can set; Firefox needs no word of it (docs/policy.md).
  chrome: { minimum_chrome_version: '123', storage: { managed_schema: 'policy.schema.json' } },
  firefox: {
    browser_specific_settings: {
      gecko: {
        id: 'manometer@manometer.example',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  },
  // Can be built and packed; nobody has tried it yet.
  safari: { browser_specific_settings: { safari: { strict_min_version: '18.0' } } },
};

// The permissions are final from version 1: widening them later gets an extension switched off.
export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/i18n/module', '@wxt-dev/auto-icons', '@wxt-dev/webextension-polyfill'],
  targetBrowsers: ['chrome', 'firefox', 'safari'],
  manifestVersion: 3,
  autoIcons: { baseIconPath: 'assets/icon.svg', developmentIndicator: false },
  vite: () => ({
    plugins: [preact()],
    // Vite's polyfill for module preloading holds a fetch; we promise that there is none.
    build: {
      modulePreload: { polyfill: false },
      minify: 'oxc',
      // Else the public suffix list, one string of 70 kB, is written out at each of its three uses.
      rolldownOptions: { optimization: { inlineConst: false } },
    },
  }),
  manifest: ({ browser }) => ({
    default_locale: 'en',
    name: '__MSG_name__',
    description: '__MSG_description__',
    permissions: ['alarms', 'scripting', 'storage', 'unlimitedStorage'],
    host_permissions: ['<all_urls>'],
    optional_permissions: ['notifications', 'downloads'],
    incognito: 'spanning',
    // Chosen so that neither browser nor usual pages want them; people can rebind them.
    commands: {
      'next-finding': { suggested_key: { default: 'Alt+Shift+M' }, description: '__MSG_command_next__' },
      'previous-finding': {
        suggested_key: { default: 'Alt+Shift+N' },
        description: '__MSG_command_previous__',
      },
    },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
    },
    // Written by hand: the framework's own wrapper announces the extension's id to the page.
    content_scripts: [
      {
        matches: ['<all_urls>'],
        js: ['page.js'],
        run_at: 'document_start',
        all_frames: true,
        match_about_blank: true,
        match_origin_as_fallback: true,
      },
    ],
    ...OWN[browser],
  }),
});
