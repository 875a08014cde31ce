import { parse } from 'tldts';

/** What core uses of the platform's `URL`: it is compiled without the types of a browser. */
type Address = { href: string; protocol: string; hostname: string; port: string; pathname: string };
declare const URL: new (address: string) => Address;

/** How far a trusted site reaches: this very host, the whole registrable domain, or a path below a host. */
export const TRUST_SCOPES = ['host', 'domain', 'path'] as const;
export type TrustScope = (typeof TRUST_SCOPES)[number];

/** A trusted site: left alone, no reading, no marks, no log. */
export type TrustRule = {
  scope: TrustScope;
  /** "www.shop.example", "shop.example", or "shop.example/blog". */
  value: string;
  /** Epoch ms. */
  addedAt: number;
  /** Epoch ms it ends; missing: always. */
  until?: number;
};

/** What stands for a site where pages are files of this device. */
const FILES = 'file';

/** An address of any scheme taken apart, or undefined where it is none. */
function parseAddress(address: string): Address | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

/** The address as a page of the web (http, https, file), its host without the dot of the root; else undefined. */
export function webAddress(address: string): Address | undefined {
  const url = parseAddress(address);
  if (!url) return undefined;
  const { href, protocol, port, pathname } = url;
  if (protocol === 'file:') return { href, protocol, hostname: '', port: '', pathname };
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  const hostname = url.hostname.endsWith('.') ? url.hostname.slice(0, -1) : url.hostname;
  return { href, protocol, hostname, port, pathname };
}

/**
 * The site of an address: its registrable domain by the public suffix list (publicsuffix.org, private part included,
 * so that two shops of one host are two sites), else its host name (IP addresses, "localhost"), "file" for files.
 *
 * @returns '' where the address is no web page
 */
export function siteOf(address: string): string {
  const url = webAddress(address);
  if (!url) return '';
  if (url.protocol === 'file:') return FILES;
  return parse(url.hostname, { allowPrivateDomains: true, extractHostname: false }).domain ?? url.hostname;
}

/** The value a rule of this scope has for an address, or '' where there is none. */
export function trustValue(scope: TrustScope, address: string): string {
  const url = webAddress(address);
  if (!url) return '';
  if (scope === 'domain') return siteOf(address);
  const host = url.protocol === 'file:' ? FILES : url.port ? `${url.hostname}:${url.port}` : url.hostname;
  if (scope === 'host') return host;
  let { pathname } = url;
  while (pathname.endsWith('/')) pathname = pathname.slice(0, -1);
  return host + pathname;
}

/** Whether a rule covers an address at a time (epoch ms). Paths match whole segments: "/blog" covers "/blog/a", not "/blogger". */
export function covers(rule: TrustRule, address: string, now: number): boolean {
  if (rule.until !== undefined && rule.until <= now) return false;
  const value = trustValue(rule.scope, address);
  if (value === '') return false;
  if (rule.scope !== 'path') return value === rule.value;
  return value === rule.value || value.startsWith(`${rule.value}/`);
}

/** An address without query and fragment, which may hold what a person typed; '' where it is no web page. */
export function bareAddress(address: string): string {
  const url = webAddress(address);
  if (!url) return '';
  const host = url.port ? `${url.hostname}:${url.port}` : url.hostname;
  return `${url.protocol}//${host}${url.pathname}`;
}
