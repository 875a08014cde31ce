/** What a person types to name a site: "shop.example", "www.shop.example/blog", "https://…". */
import { parse } from 'tldts';

import { webAddress } from './trust';

/** Why what was typed names no site. */
export type TypedFault = 'empty' | 'no-address' | 'not-web' | 'suffix';

/**
 * Reads a typed address. A missing scheme is https; spaces around it are dropped.
 *
 * @returns the whole address, or why there is none: `suffix` is an ending under which many sites live ("co.uk", "com")
 */
export function readTyped(typed: string): { address: string } | { fault: TypedFault } {
  const text = typed.trim();
  if (text === '') return { fault: 'empty' };
  // "https://", "chrome://", "about:blank"; but "localhost:8080" is a host with a port.
  const scheme = /^([a-z][a-z\d+.-]*):(?!\d)/iu.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && !['http', 'https', 'file'].includes(scheme)) return { fault: 'not-web' };
  const address = scheme === undefined ? `https://${text}` : text;
  const url = webAddress(address);
  // "anna@shop.example" is somebody's mailbox, though a browser would take it for a name and a host.
  if (!url || text.includes('@')) return { fault: 'no-address' };
  if (url.protocol === 'file:') return { address };
  const { domain, isIp, isIcann, isPrivate } = parse(url.hostname, { allowPrivateDomains: true });
  if (domain === null && (isIcann || isPrivate)) return { fault: 'suffix' };
  // One word without a dot is a slip of the pen ("shop"), but for the machine at hand.
  const isNamed = domain !== null || isIp || url.hostname === 'localhost';
  return isNamed ? { address } : { fault: 'no-address' };
}
