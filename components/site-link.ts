/** Where the page of one site is, inside the extension. @param site registrable domain ("shop.example") */
export function siteAddress(site: string): string {
  return `/site.html#${encodeURIComponent(site)}`;
}

/** The site that a page's hash names, or '' where it names none. */
export function siteIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}
