/** What a person can do to a finding, each on their own click: close a gate, take a tick out, and take both back. */
import { i18n } from '#i18n';

import type { PageFinding } from '../core/types';
import { hideGate, sayNo, type No } from './decline';
import type { Toast } from './toast';

/** Whether a finding lies over the page, so that it can be closed. */
export function floats({ pattern, placement }: Pick<PageFinding, 'pattern' | 'placement'>): boolean {
  return pattern === 'gate' && placement !== undefined && placement !== 'inline';
}

export type Acts = {
  /** Says no to a gate: by the page's own button where that is sure, else by hiding it. */
  decline(gate: Element): Promise<void>;
  /** Hides a gate, once, without a press on anything. @param name of what was hidden */
  hide(gate: Element, name: string): void;
  /** Takes the tick out of a box, as the person would. */
  untick(box: Element): void;
  /** Takes back all that was hidden. */
  restore(): void;
};

type ActsOptions = {
  toast: Toast;
  /** Controls that are known to decline, however they are worded. */
  declines: () => readonly Element[];
};

function isTicked(box: Element): boolean {
  return box instanceof HTMLInputElement ? box.checked : box.ariaChecked === 'true';
}

export function createActs({ toast, declines }: ActsOptions): Acts {
  const hidden = new Set<Extract<No, { how: 'hidden' }>>();
  /** Gates that were hidden without being asked each time: once is enough. */
  const met = new WeakSet<Element>();

  const say = (no: No, text: string): void => {
    if (no.how === 'pressed') return toast.show(text);
    hidden.add(no);
    toast.show(text, () => {
      hidden.delete(no);
      no.undo();
    });
  };
  return {
    async decline(gate) {
      met.add(gate);
      const no = await sayNo(gate, declines());
      if (no) say(no, i18n.t(no.how === 'pressed' ? 'calm.closed_by_page' : 'calm.closed'));
    },
    hide(gate, name) {
      if (met.has(gate)) return;
      met.add(gate);
      const no = hideGate(gate);
      if (no) say(no, i18n.t('calm.hidden', [name]));
    },
    untick(box) {
      if (!(box instanceof HTMLElement) || !isTicked(box)) return;
      box.click();
      if (isTicked(box)) return toast.show(i18n.t('calm.unticked_not'));
      toast.show(i18n.t('calm.unticked'), () => {
        if (!isTicked(box)) box.click();
      });
    },
    restore() {
      for (const no of hidden) no.undo();
      if (hidden.size > 0) toast.show(i18n.t('calm.restored'));
      hidden.clear();
    },
  };
}
