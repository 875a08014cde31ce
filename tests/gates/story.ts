/** What the pages of all libraries share. */

/** Whether the gate is to be without any control that closes it. */
export const isBare = location.search === '?bare';

/** The form every gate has in it, and what its library closes a gate with. */
export function letter(close = ''): string {
  return `${isBare ? '' : close}
    <h2>Ten per cent off your first teapot</h2>
    <form class="letter" action="/letter" method="post">
      <label>E-mail <input type="email" name="email" required></label>
      <button type="submit">Get my discount</button>
    </form>`;
}

/** Puts a library's sheet into the page. */
export function addSheet(css: string): void {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
}

/** An element of a markup of ours, at the end of the body. */
export function add(markup: string): HTMLElement {
  document.body.insertAdjacentHTML('beforeend', markup);
  return document.body.lastElementChild as HTMLElement;
}

/** What a clock shows: "02:13:20". */
export function clockText(seconds: number): string {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((n) => String(Math.floor(n)).padStart(2, '0'))
    .join(':');
}
