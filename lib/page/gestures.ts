/** What the person did, to tell what they sought from what was imposed on them. Only the browser's own events count. */

/** A person's own gesture opens what opens within this time after it. */
const GESTURE_MS = 1_200;
const GESTURES = ['pointerdown', 'pointerup', 'click', 'keydown', 'change'] as const;

export type Gestures = {
  /** Whether a gesture is so recent that what happens now may be its doing. */
  isRecent(): boolean;
  /** Whether the person set this box. */
  isSetByPerson(element: Element): boolean;
  stop(): void;
};

/** @param onSet called when the person set a field or box */
export function watchGestures(onSet: (element: HTMLInputElement) => void): Gestures {
  let lastAt = Number.NEGATIVE_INFINITY;
  const set = new WeakSet<Element>();
  const onGesture = (event: Event): void => {
    if (!event.isTrusted) return;
    lastAt = performance.now();
    const [target] = event.composedPath();
    if (event.type !== 'change' || !(target instanceof HTMLInputElement)) return;
    set.add(target);
    onSet(target);
  };
  for (const type of GESTURES) document.addEventListener(type, onGesture, { capture: true, passive: true });
  return {
    isRecent: () => performance.now() - lastAt < GESTURE_MS,
    isSetByPerson: (element) => set.has(element),
    stop() {
      for (const type of GESTURES) document.removeEventListener(type, onGesture, { capture: true });
    },
  };
}
