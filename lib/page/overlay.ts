/** The one node we add to a page: a host with a closed shadow root in the top layer, sealed against the page's eyes. */

/** The page may take the host out so often in one page view; then it has its way. */
const MOST_RETURNS = 5;
const FIRST_RETURN_MS = 60;

/** What happens inside the overlay, and is nobody else's business. */
const SEALED =
  'click auxclick dblclick contextmenu copy selectstart dragstart beforetoggle toggle ' +
  'pointerdown pointerup mousedown mouseup touchstart touchend ' +
  'keydown keypress keyup focus blur focusin focusout';

export type Overlay = {
  /** Where marks are put. */
  readonly layer: HTMLElement;
  /** Zero-size boxes at the origin of what scrolls with the page, and of what does not. */
  readonly origins: { readonly page: Element; readonly view: Element };
  /** Shows the overlay inside `parent`, or leaves it where it is. @returns false once the page had its way */
  show(parent: Element, isWanted?: boolean): boolean;
  /** Puts the overlay above all that came into the top layer since. */
  raise(): void;
  /** What has the focus inside. */
  focused(): Element | null;
  /** A button that acts on a person's own press alone. */
  makeButton(className: string, press: () => void): HTMLButtonElement;
  /** Says a sentence to people who use a screen reader. */
  say(text: string): void;
  /** Draws in viewport px, whatever `zoom` the page has set above us. */
  undoZoom(): void;
  owns(node: EventTarget | null): boolean;
  /** Takes the host out of the page; `show` brings a new one. */
  remove(): void;
  /** Takes the host out for good and stops listening. */
  dispose(): void;
};

export type OverlayOptions = {
  style: string;
  /** Language and direction of our own sentences. */
  lang: string;
  /** Esc was pressed inside. @returns whether it did something; else it is the page's */
  onEscape: () => boolean;
  /** The person pressed on the page. */
  onOutside: () => void;
  /** The page took the host out, and it is back. */
  onReturn: () => void;
};

/** A name no page can guess: letters only, as names of elements and highlights want it. */
export function randomName(): string {
  const letters = [...crypto.getRandomValues(new Uint8Array(12))].map((n) =>
    String.fromCharCode(97 + (n % 26)),
  );
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}

/** Makes an element of ours. Text goes in as text. */
export function build<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...inside);
  return element;
}

/**
 * Makes the overlay; nothing is in the page before `show`. The seal wants to be the first listener of the window:
 * what is made before the page's own scripts run is out of their sight.
 */
export function createOverlay({ style, lang, onEscape, onOutside, onReturn }: OverlayOptions): Overlay {
  const ending = new AbortController();
  const presses = new WeakMap<Element, () => void>();
  const returns = new MutationObserver(() => {
    if (host && host.parentNode !== home) comeBack();
  });
  let host: HTMLElement | undefined;
  let root: ShadowRoot | undefined;
  let sheet: CSSStyleSheet | undefined;
  let home: Element | undefined;
  let returned = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const view = build('div', 'view');
  const layer = build('div', 'layer');
  const status = build('div', 'status');
  status.setAttribute('role', 'status');
  layer.lang = lang;

  const press = (target: Element | null | undefined): boolean => {
    const button = target?.closest('button');
    const act = button && !button.disabled ? presses.get(button) : undefined;
    act?.();
    return act !== undefined;
  };

  const onSealed = (event: Event): void => {
    if (!host) return;
    if (event.target !== host) {
      if (event.type === 'pointerdown' && event.isTrusted) onOutside();
      return;
    }
    if (!event.isTrusted) {
      event.stopImmediatePropagation();
      return;
    }
    if (event instanceof KeyboardEvent) {
      const isPress = event.key === 'Enter' || event.key === ' ';
      const button = root?.activeElement?.closest('button');
      if (isPress && button) event.preventDefault();
      if (event.type === 'keydown' && isPress && !event.repeat) press(button);
      if (event.type === 'keydown' && event.key === 'Escape' && onEscape()) event.preventDefault();
    } else if (event.type === 'click' && event instanceof MouseEvent) {
      // Assistive tools press without a place: their click goes on to the listener inside.
      if (event.detail === 0) return;
      press(root?.elementFromPoint(event.clientX, event.clientY));
    }
    event.stopImmediatePropagation();
  };
  for (const type of SEALED.split(' ')) {
    addEventListener(type, onSealed, {
      capture: true,
      passive: type.startsWith('touch'),
      signal: ending.signal,
    });
  }

  const make = (): HTMLElement => {
    host = document.createElement(randomName());
    root = host.attachShadow({ mode: 'closed' });
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    root.append(view, layer, status);
    root.addEventListener('click', (event) => {
      event.stopPropagation();
      if (event.isTrusted && event.target instanceof Element) press(event.target);
    });
    host.popover = 'manual';
    return host;
  };

  const lift = (): void => {
    // Where the browser has no top layer for it, the highest z-index has to do.
    try {
      if (host?.matches(':popover-open')) host.hidePopover();
      host?.showPopover();
    } catch {}
  };

  const put = (parent: Element): void => {
    home = parent;
    returns.disconnect();
    parent.append(host ?? make());
    returns.observe(parent, { childList: true });
    lift();
  };

  const comeBack = (): void => {
    returns.disconnect();
    if (returned >= MOST_RETURNS) return;
    returned += 1;
    clearTimeout(timer);
    // Slower each time, so that no page is caught in a quarrel with us.
    timer = setTimeout(
      () => {
        if (!host || host.isConnected || !home) return;
        put(home.isConnected ? home : document.documentElement);
        onReturn();
      },
      FIRST_RETURN_MS * 3 ** returned,
    );
  };

  const remove = (): void => {
    clearTimeout(timer);
    returns.disconnect();
    host?.remove();
    host = undefined;
  };

  return {
    layer,
    get origins() {
      return { page: host ?? view, view };
    },
    show(parent, isWanted = false) {
      if (isWanted) returned = Math.min(returned, MOST_RETURNS - 1);
      if (host?.isConnected && host.parentNode === parent) return true;
      if (host && !host.isConnected && home?.isConnected && !isWanted) return returned < MOST_RETURNS;
      put(parent);
      return true;
    },
    raise: lift,
    focused: () => root?.activeElement ?? null,
    makeButton(className, action) {
      const button = build('button', className);
      button.type = 'button';
      presses.set(button, action);
      return button;
    },
    say(text) {
      status.textContent = '';
      // A live region is read when it changes, and only once it stands in the page.
      setTimeout(() => {
        status.textContent = text;
      }, 100);
    },
    undoZoom() {
      const zoom: unknown = host ? Reflect.get(host, 'currentCSSZoom') : 1;
      const undone = typeof zoom === 'number' && zoom > 0 && zoom !== 1 ? String(1 / zoom) : '';
      if (layer.style.zoom !== undone) layer.style.zoom = undone;
    },
    owns: (node) => host !== undefined && node === host,
    remove,
    dispose() {
      remove();
      ending.abort();
    },
  };
}
