/** What a trusted site's rule matches, in words: nobody should have to guess whether "www." is meant. */
import { i18n } from '#i18n';

import { trustValue, type TrustRule, type TrustScope } from '@/lib/core/trust';

/** "Whole domain", "This host", "This path". */
export function scopeName(scope: TrustScope): string {
  return i18n.t(`scope.${scope}`);
}

/** One sentence without its full stop: "shop.example and everything below it, such as www.shop.example". */
export function matchesOf({ scope, value }: Pick<TrustRule, 'scope' | 'value'>): string {
  // "file/home/anna/page.html": saved pages have no host.
  if (value === 'file' || value.startsWith('file/')) {
    return value === 'file' ? i18n.t('scope.all_files') : i18n.t('scope.below', [value.slice('file'.length)]);
  }
  if (scope === 'path') return i18n.t('scope.below', [value]);
  // "localhost", "192.168.0.1", "[::1]:8080": nothing can stand below these.
  const isLone = !value.includes('.') || /^[\d.]+$/u.test(value) || value.startsWith('[');
  if (scope === 'domain' && !isLone) return i18n.t('scope.and_below', [value]);
  return i18n.t('scope.only', [value]);
}

/** The scopes that mean something for an address, widest first; two that say the same are one. */
export function scopesFor(address: string): readonly { scope: TrustScope; value: string }[] {
  const order: readonly TrustScope[] = ['domain', 'host', 'path'];
  const told = new Set<string>();
  return order
    .map((scope) => ({ scope, value: trustValue(scope, address) }))
    .filter((each) => {
      const words = each.value === '' ? '' : matchesOf(each);
      // A page at the very top has no path of its own: "shop.example" below "shop.example" is the host.
      const isSaid = words === '' || told.has(words) || (each.scope === 'path' && !each.value.includes('/'));
      told.add(words);
      return !isSaid;
    });
}
