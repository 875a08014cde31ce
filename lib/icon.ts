/** What the icon in the toolbar says of a tab: how much a person can see, or why it is silent. */
import { browser } from 'wxt/browser';

import { i18n } from '#i18n';
import type { Silence } from './page-state';
import { readSetting } from './settings';

const ACCENT = '#0F6B6B';
const MUTED = '#6B655B';
const PAPER = '#FFFFFF';
/** More than this does not fit. */
const MOST_SHOWN = 99;

/** The badge's few signs, and the sentence one reads on pointing at it. @param hasBadge whether a number is wanted */
function wordsFor(
  silence: Silence | undefined,
  count: number,
  hasBadge: boolean,
): { badge: string; title: string } {
  if (silence === 'trusted') return { badge: '✓', title: i18n.t('icon.trusted') };
  if (silence === 'snoozed') return { badge: 'zz', title: i18n.t('icon.snoozed') };
  if (silence === 'paused') return { badge: 'II', title: i18n.t('icon.paused') };
  if (silence === 'unreadable') return { badge: '', title: i18n.t('icon.unreadable') };
  if (count === 0) return { badge: '', title: i18n.t('icon.none') };
  const figure = count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count);
  return {
    badge: hasBadge ? figure : '',
    title: i18n.t('icon.found', count, [String(count)]),
  };
}

/** Shows a tab's state on the icon. A tab that is gone by now is nobody's loss. */
export async function showOnIcon(tabId: number, silence: Silence | undefined, count: number): Promise<void> {
  const { badge, title } = wordsFor(silence, count, await readSetting('hasBadge'));
  const { action } = browser;
  await Promise.allSettled([
    action.setBadgeText({ tabId, text: badge }),
    action.setTitle({ tabId, title }),
    action.setBadgeBackgroundColor({ tabId, color: silence ? MUTED : ACCENT }),
    action.setBadgeTextColor({ tabId, color: PAPER }),
  ]);
}
