/** A week said in sentences: the same words in the popup's line and on top of the report. */
import { i18n } from '#i18n';

import type { Week } from '@/lib/core/report';

import type { Formats } from './formats';

/** Below this share of difference a week is "about as usual": a handful of pushes more is chance. */
const ABOUT = 0.15;

/** "one every 9 minutes", from visible browsing a push in ms. */
function everyOf(msPerPush: number, { number }: Formats): string {
  const seconds = Math.max(1, Math.round(msPerPush / 1000));
  if (seconds < 60) return i18n.t('week.every_seconds', seconds, [number(seconds)]);
  const minutes = Math.round(seconds / 60);
  if (minutes < 100) return i18n.t('week.every_minutes', minutes, [number(minutes)]);
  const hours = Math.round(minutes / 60);
  return i18n.t('week.every_hours', hours, [number(hours)]);
}

/** The week in one sentence: "41 pushes on 12 sites, one every 9 minutes." */
export function sayWeek(
  week: Pick<Week, 'pushes' | 'sites' | 'msPerPush' | 'visibleMs'>,
  formats: Formats,
): string {
  const { number, span } = formats;
  if (week.pushes === 0) {
    return week.visibleMs < 60_000 ? i18n.t('week.nothing') : i18n.t('week.none', [span(week.visibleMs)]);
  }
  const pushes = i18n.t('week.pushes', week.pushes, [number(week.pushes)]);
  const sites = i18n.t('week.on_sites', week.sites, [number(week.sites)]);
  // "One push, one every two hours" says nothing: a rate needs two.
  if (week.msPerPush === undefined || week.pushes < 2) return i18n.t('week.said', [pushes, sites]);
  return i18n.t('week.said_often', [pushes, sites, everyOf(week.msPerPush, formats)]);
}

/**
 * The week against the person's own past, in one sentence.
 *
 * @param isRunning the week is not over: it is not measured against whole weeks
 */
export function sayUsual(
  week: Pick<Week, 'pushes' | 'usual'>,
  isRunning: boolean,
  { number }: Formats,
): string {
  const { pushes, usual } = week;
  if (usual === undefined) return i18n.t('week.first');
  const mean = Math.round(usual);
  const said = number(mean);
  if (isRunning) return mean === 0 ? i18n.t('week.running_none') : i18n.t('week.running', mean, [said]);
  const difference = usual === 0 ? (pushes === 0 ? 0 : 1) : (pushes - usual) / usual;
  if (difference <= -ABOUT) return i18n.t('week.calmer', mean, [said]);
  if (difference >= ABOUT) return i18n.t('week.louder', mean, [said]);
  return i18n.t('week.about', mean, [said]);
}
