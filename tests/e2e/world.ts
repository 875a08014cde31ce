/** The world of our script inside a page: the same nodes, other names. What it throws and what it may say. */
import type { Browser, Tab } from '../../tools/browser';

export class World {
  readonly #session: Tab['session'];
  /** Our worlds that are there, by the browser's number for them: its name, and the frame it is in. */
  readonly #contexts = new Map<number, { name: string; frame: unknown }>();
  /** Numbers of all that ever were: what fails may be told when its world is gone. */
  readonly #known = new Set<number>();
  readonly #origin: string;
  /** What nobody caught in our worlds of this tab, as the browser tells it. */
  readonly faults: string[] = [];

  private constructor(session: Tab['session'], origin: string) {
    this.#session = session;
    this.#origin = origin;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin !== origin) return;
      const { frameId: frame }: { frameId?: unknown } = context.auxData ?? {};
      this.#contexts.set(context.id, { name: context.uniqueId, frame });
      this.#known.add(context.id);
    });
    session.on('Runtime.executionContextsCleared', () => this.#contexts.clear());
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#contexts.delete(executionContextId);
    });
    session.on(
      'Runtime.exceptionThrown',
      ({ exceptionDetails: { executionContextId, exception, text, url } }) => {
        const isOurs =
          url?.startsWith(origin) === true ||
          (executionContextId !== undefined && this.#known.has(executionContextId));
        if (isOurs) this.faults.push(exception?.description ?? text);
      },
    );
  }

  /** Listens from now on, in all frames of this tab that share its process. */
  static async listen(browser: Browser, { session }: Tab): Promise<World> {
    const world = new World(session, browser.page('').slice(0, -1));
    await session.send('Runtime.enable');
    return world;
  }

  /** Whether our script is in the page. */
  get isThere(): boolean {
    return this.#contexts.size > 0;
  }

  /** The value of an expression in our world of the top page, as plain data. */
  async evaluate(expression: string): Promise<unknown> {
    const { frameTree } = await this.#session.send('Page.getFrameTree');
    const top = [...this.#contexts.values()].find(({ frame }) => frame === frameTree.frame.id);
    if (!top) throw new Error(`no script of ${this.#origin} is in this page`);
    const uniqueContextId = top.name;
    const { result, exceptionDetails } = await this.#session.send('Runtime.evaluate', {
      expression,
      uniqueContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
}
