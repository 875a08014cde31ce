/** Working by keyboard alone, as one who cannot see the pointer: what has the focus is what a screen reader would name. */
import type { CDPSession, Page } from '@playwright/test';

/** More steps than this to one place are a fault of the page. */
const MOST_STEPS = 60;

/** The name of what has the focus, through shadow roots closed to the page; '' where nothing has it. */
export async function focusedName(session: CDPSession): Promise<string> {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const focused = nodes.filter(({ properties = [], role }) => {
    const isFocused = properties.some(({ name, value }) => name === 'focused' && value.value === true);
    return isFocused && role?.value !== 'RootWebArea';
  });
  return String(focused.at(-1)?.name?.value ?? '');
}

/**
 * Presses Tab until what has the focus is called so.
 *
 * @throws Error that tells the way, where it cannot be reached
 */
export async function tabTo(page: Page, session: CDPSession, name: string | RegExp): Promise<void> {
  const way: string[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const at = await focusedName(session);
    if (typeof name === 'string' ? at === name : name.test(at)) return;
    way.push(at);
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way by Tab to ${String(name)}: ${way.join(' → ')}`);
}
