/** What an e-mail address looks like, and how it is written so that nobody can read it: "a…@example.org". */

/** RFC 5321, section 4.5.3.1: 64 before the "@", 254 in all. */
const LONGEST = { name: 64, whole: 254 };

/** Whether a text is one e-mail address and nothing else, as far as its looks go: "anna@example.org". */
export function isAddress(text: string): boolean {
  const [name = '', host = '', ...more] = text.split('@');
  const labels = host.split('.');
  return (
    more.length === 0 &&
    name !== '' &&
    name.length <= LONGEST.name &&
    text.length <= LONGEST.whole &&
    labels.length > 1 &&
    !labels.includes('') &&
    !/\s/u.test(text)
  );
}

/** Every address in a text cut down to its first letter and its host. What is cut down already stays as it is. */
export function maskAddresses(text: string): string {
  return text
    .split(/\s/u)
    .map((word) => {
      if (!isAddress(word)) return word;
      const [first = ''] = word;
      return `${first}…${word.slice(word.indexOf('@'))}`;
    })
    .join(' ');
}
