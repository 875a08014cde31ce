/** The real popup, as it hangs from the toolbar: no page of a tab, so it is reached through the browser itself. */
import type { CDPSession } from '@playwright/test';

import type { Browser } from './browser';

/** It draws within this, or something is wrong. */
const OPEN_MS = 5_000;

type Reply = { id: number; result?: Record<string, unknown>; error?: { message: string } };

/** An open popup. */
export class OpenPopup {
  readonly #session: CDPSession;
  readonly #sessionId: string;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #last = 0;

  private constructor(session: CDPSession, sessionId: string) {
    this.#session = session;
    this.#sessionId = sessionId;
    session.on('Target.receivedMessageFromTarget', (event) => {
      if (event.sessionId !== sessionId) return;
      const reply: unknown = JSON.parse(event.message);
      if (isReply(reply)) this.#waiting.get(reply.id)?.(reply);
    });
  }

  /** Opens it over the tab that is in front, and waits until something is drawn in it. */
  static async over(browser: Browser): Promise<OpenPopup> {
    const session = await browser.context.browser()?.newBrowserCDPSession();
    if (!session) throw new Error('this browser cannot be steered from outside');
    await browser.worker.evaluate(() => chrome.action.openPopup());
    const endsAt = Date.now() + OPEN_MS;
    const address = browser.page('popup.html');
    for (;;) {
      const { targetInfos } = await session.send('Target.getTargets');
      const target = targetInfos.find(({ url }) => url.startsWith(address));
      if (target) {
        const { targetId } = target;
        const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
        const popup = new OpenPopup(session, sessionId);
        while (Date.now() < endsAt) {
          if ((await popup.evaluate('document.body?.innerText.trim() ?? ""')) !== '') return popup;
        }
      }
      if (Date.now() > endsAt) throw new Error('the popup did not open');
    }
  }

  async #call(method: string, params: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    this.#last += 1;
    const id = this.#last;
    const replied = new Promise<Reply>((resolve) => this.#waiting.set(id, resolve));
    const message = JSON.stringify({ id, method, params });
    await this.#session.send('Target.sendMessageToTarget', { sessionId: this.#sessionId, message });
    const { result, error } = await replied;
    this.#waiting.delete(id);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result ?? {};
  }

  /** The value of an expression in the popup, as plain data. */
  async evaluate(expression: string): Promise<unknown> {
    const { result } = await this.#call('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    return typeof result === 'object' && result !== null && 'value' in result ? result.value : undefined;
  }

  /** A picture of it in its real size, as PNG. */
  async picture(): Promise<Buffer> {
    const { data } = await this.#call('Page.captureScreenshot', { format: 'png' });
    if (typeof data !== 'string') throw new Error('the popup gave no picture');
    return Buffer.from(data, 'base64');
  }

  async close(): Promise<void> {
    await this.evaluate('window.close()').catch(() => undefined);
    await this.#session.detach().catch(() => undefined);
  }
}

function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number';
}
