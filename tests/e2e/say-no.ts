/** What the test of the easy No runs in a world of its own beside a page, as the extension's script does. */
import { sayNo, type No } from '@/lib/page/decline';

/** What a No can say of itself across the worlds. */
export type Told = { how: 'pressed' | 'hidden' | 'nothing'; isBack: boolean };

let last: No | undefined;

/** Also in open shadow roots. */
function find(selector: string, root: Document | ShadowRoot = document): Element | null {
  const found = root.querySelector(selector);
  if (found) return found;
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    const inner = shadowRoot ? find(selector, shadowRoot) : null;
    if (inner) return inner;
  }
  return null;
}

Object.assign(globalThis, {
  tell: (): Told => ({ how: last?.how ?? 'nothing', isBack: last?.how === 'hidden' && last.isBack }),
  async say(selector: string, declines = ''): Promise<Told> {
    const gate = find(selector);
    if (!gate) throw new Error(`there is no ${selector}`);
    last = await sayNo(gate, declines === '' ? [] : document.querySelectorAll(declines));
    return { how: last?.how ?? 'nothing', isBack: last?.how === 'hidden' && last.isBack };
  },
  undo(): void {
    if (last?.how === 'hidden') last.undo();
  },
});
