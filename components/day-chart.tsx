import { barY } from '@tanstack/charts/bar';
import { createChartScene, defineChart } from '@tanstack/charts/scene';
import { text } from '@tanstack/charts/text';
import { scaleBand, scaleLinear } from 'd3-scale';

import { i18n } from '#i18n';

import type { Week } from '@/lib/core/report';

import { Chart } from './chart';
import { useFormats } from './formats';

/** Pushes by day of the week. */
export function DayChart({ week, today }: { week: Week; today: string }) {
  const { day, number, span, weekday } = useFormats();
  const rows = week.byDay.map(({ day: date, count, visibleMs }) => ({
    name: weekday(date, 'short'),
    long: day(date),
    count,
    // A day still to come has no figure yet, not even none.
    said: date > today ? '' : number(count),
    visible: date > today ? '' : span(visibleMs),
  }));
  const most = rows.toSorted((one, other) => other.count - one.count)[0];
  if (!most) return null;

  return (
    <Chart
      title={i18n.t('report.by_day')}
      summary={i18n.t('report.by_day_summary', [most.long, most.said])}
      table={{
        columns: [i18n.t('report.day'), i18n.t('report.pushes'), i18n.t('report.browsing')],
        rows: rows.filter(({ said }) => said !== '').map(({ long, said, visible }) => [long, said, visible]),
      }}
      draw={(width) =>
        createChartScene(
          defineChart({
            marks: [
              barY(rows, { x: 'name', y: 'count', fill: 'var(--accent)', radius: 2 }),
              text(rows, { x: 'name', y: 'count', text: 'said', anchor: 'middle', dy: -10 }),
            ],
            x: {
              scale: () => scaleBand<string>().paddingInner(0.36).paddingOuter(0.1),
              axis: { line: true, ticks: { size: 0 } },
            },
            y: { scale: scaleLinear().domain([0, Math.max(most.count, 1)]), axis: false },
            margin: { top: 24, right: 0, left: 0 },
          }),
          { width, height: 260 },
        )
      }
      hint={(datum) => {
        const row = rows.find((each) => each === datum);
        return row && row.said !== '' ? i18n.t('report.day_hint', [row.long, row.said, row.visible]) : '';
      }}
    />
  );
}
