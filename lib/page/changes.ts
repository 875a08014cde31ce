/** Changes to the page's own nodes that can be taken back. Only a person's click makes them. */

/** Keeps what was there before each change, and puts it back. */
export class Changes {
  readonly #undoing: (() => void)[] = [];

  /** Notes how a change that was made elsewhere is taken back. */
  note(undo: () => void): void {
    this.#undoing.push(undo);
  }

  /** Sets inline styles that hold whatever the page's sheets say; '' takes the page's own inline style out. */
  style(element: Element, styles: Readonly<Record<string, string>>): void {
    const { style } = element as HTMLElement;
    const before = element.getAttribute('style');
    const kept = Object.entries(styles).map(([name, value]) => {
      const old = [style.getPropertyValue(name), style.getPropertyPriority(name)] as const;
      style.setProperty(name, value, 'important');
      return { name, old, set: style.getPropertyValue(name) };
    });
    const after = element.getAttribute('style');
    this.note(() => {
      if (element.getAttribute('style') === after) {
        // A page's policy may forbid styles that are written as text, but not those that are set: those hold.
        if (before) style.cssText = before;
        put(element, 'style', before);
      } else {
        // The page has written here since: what is still ours goes, what is the page's stays.
        for (const { name, old, set } of kept)
          if (style.getPropertyValue(name) === set) style.setProperty(name, ...old);
      }
    });
  }

  /** Sets an attribute; null takes it off. One that comes back stands last. */
  attribute(element: Element, name: string, value: string | null): void {
    const before = element.getAttribute(name);
    put(element, name, value);
    this.note(() => {
      if (element.getAttribute(name) === value) put(element, name, before);
    });
  }

  /** Takes all back, the last change first. What the page has changed since stays as the page wants it. */
  undo(): void {
    for (const undo of this.#undoing.splice(0).toReversed()) undo();
  }
}

function put(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
