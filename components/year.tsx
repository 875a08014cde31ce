import { barY } from '@tanstack/charts/bar';
import { createChartScene, defineChart } from '@tanstack/charts/scene';
import { scaleBand, scaleLinear } from 'd3-scale';

import { i18n } from '#i18n';

import { addDays } from '@/lib/core/report';
import type { SiteChange, Year as YearData } from '@/lib/core/year';

import { Chart } from './chart';
import { useFormats } from './formats';
import { siteAddress } from './site-link';

/** Fewer weeks than this are no trend. */
const FEW_WEEKS = 3;
/** A month's name wants so much room, in px. */
const MONTH_PX = 44;

/** The year: how the weeks went, the calmest and the loudest, and the sites that changed. */
export function Year({ year }: { year: YearData }) {
  const { days, number, month } = useFormats();
  const { weeks } = year;
  if (weeks.length < FEW_WEEKS) return null;
  const most = Math.max(1, ...weeks.map(({ pushes }) => pushes));
  const week = (from: string): string => days(from, addDays(from, 6));
  // A month stands at its first whole week; narrow drawings name every second or third.
  const starts = weeks.filter(({ from }, i) => from.slice(0, 7) !== weeks[i - 1]?.from.slice(0, 7) && i > 0);
  const said = [
    ...(year.calmest === undefined ? [] : [i18n.t('year.calmest', [week(year.calmest)])]),
    ...(year.loudest === undefined ? [] : [i18n.t('year.loudest', [week(year.loudest)])]),
  ].join(' ');
  return (
    <section class="year" aria-label={i18n.t('year.title')}>
      <Chart
        title={i18n.t('year.title')}
        summary={said === '' ? i18n.t('year.more') : said}
        table={{
          columns: [i18n.t('year.week'), i18n.t('report.pushes')],
          rows: weeks.map(({ from, pushes }) => [week(from), number(pushes)]),
        }}
        draw={(width) => {
          const every = Math.max(1, Math.ceil((starts.length * MONTH_PX) / width));
          return createChartScene(
            defineChart({
              marks: [barY(weeks, { x: 'from', y: 'pushes', fill: 'var(--accent)', radius: 1.5 })],
              x: {
                scale: () => scaleBand<string>().paddingInner(0.28).paddingOuter(0.05),
                axis: {
                  line: true,
                  ticks: {
                    values: starts.filter((_, i) => i % every === 0).map(({ from }) => from),
                    size: 0,
                    format: month,
                  },
                },
              },
              y: { scale: scaleLinear().domain([0, most]), axis: false },
              margin: { top: 8, right: 0, left: 0 },
            }),
            { width, height: 170 },
          );
        }}
        hint={(datum) => {
          const row = weeks.find((each) => each === datum);
          return row ? i18n.t('year.week_hint', [week(row.from), number(row.pushes)]) : '';
        }}
      />
      <div class="pair">
        <Changes title={i18n.t('year.calmer')} sites={year.calmer} />
        <Changes title={i18n.t('year.louder')} sites={year.louder} />
      </div>
    </section>
  );
}

function Changes({ title, sites }: { title: string; sites: readonly SiteChange[] }) {
  const { number } = useFormats();
  if (sites.length === 0) return null;
  return (
    <div class="changes">
      <h3>{title}</h3>
      <ul>
        {sites.map(({ site, before, now }) => (
          <li key={site}>
            <a href={siteAddress(site)}>{site}</a>{' '}
            <span class="quiet">{i18n.t('year.change', [number(before), number(now)])}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
