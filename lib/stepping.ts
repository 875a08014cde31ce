/** Stepping through the findings of a tab by keyboard, over all its frames. */
import { sendToTab } from './messages';
import { changeTab } from './store/tabs';

/** Frames in the order of their numbers, the top page first; findings in the order of each page. */
function placesIn(frames: Readonly<Record<number, { findings: readonly { id: string }[] }>>) {
  return Object.entries(frames).flatMap(([frameId, { findings }]) =>
    findings.map(({ id }) => ({ frameId: Number(frameId), id, name: `${frameId} ${id}` })),
  );
}

/**
 * Shows the finding after the one shown last, or before it; after the last comes the first. What cannot be shown now is
 * passed over.
 *
 * @returns whether one is shown
 */
export async function stepTo(tabId: number, step: 1 | -1): Promise<boolean> {
  let isShown = false;
  await changeTab(tabId, async (tab) => {
    if (!tab) return undefined;
    const places = placesIn(tab.frames);
    const last = places.findIndex(({ name }) => name === tab.steppedTo);
    const first = last < 0 && step < 0 ? places.length : last;
    for (let tried = 1; tried <= places.length; tried += 1) {
      const place = places[(first + step * tried + places.length * 2) % places.length];
      if (!place) continue;
      // One after the other: the first that can be shown is the one.
      // oxlint-disable-next-line no-await-in-loop
      const answer = await sendToTab(tabId, 'show', { id: place.id }, place.frameId).catch(() => undefined);
      if (!answer?.isShown) continue;
      isShown = true;
      return { ...tab, steppedTo: place.name };
    }
    return tab;
  });
  return isShown;
}
