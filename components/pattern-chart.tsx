import { barX } from '@tanstack/charts/bar';
import { createChartScene, defineChart } from '@tanstack/charts/scene';
import { text } from '@tanstack/charts/text';
import { tickX } from '@tanstack/charts/tick';
import { scaleBand, scaleLinear } from 'd3-scale';

import { i18n } from '#i18n';

import type { Week } from '@/lib/core/report';
import { nameOf } from '@/lib/sentences';

import { Chart } from './chart';
import { useFormats } from './formats';

/** Height of one pattern's label and bar together, in CSS pixels. */
const ROW = 44;

/** Pushes by pattern, each bar against its own usual. */
export function PatternChart({ week }: { week: Week }) {
  const { number } = useFormats();
  const rows = week.byPattern.map(({ pattern, count, before }) => ({
    name: nameOf(pattern),
    count,
    before,
    said: number(count),
    usual: number(before),
  }));
  const most = rows[0];
  if (!most) return null;
  const hasUsual = week.usual !== undefined;
  const widest = Math.max(...rows.map(({ count, before }) => Math.max(count, before)), 1);
  const hint = (row: (typeof rows)[number]): string =>
    hasUsual
      ? i18n.t('report.pattern_hint', [row.name, row.said, row.usual])
      : i18n.t('report.pattern_hint_first', [row.name, row.said]);

  return (
    <Chart
      title={i18n.t('report.by_pattern')}
      summary={i18n.t('report.by_pattern_summary', [most.name, most.said])}
      table={{
        columns: [
          i18n.t('report.pattern'),
          i18n.t('report.pushes'),
          ...(hasUsual ? [i18n.t('report.usual')] : []),
        ],
        rows: rows.map((row) => [row.name, row.said, ...(hasUsual ? [row.usual] : [])]),
      }}
      draw={(width) =>
        createChartScene(
          defineChart({
            marks: [
              barX(rows, { x: 'count', y: 'name', fill: 'var(--accent)', radius: 2 }),
              text(rows, { x: () => 0, y: 'name', text: 'name', anchor: 'start', dy: -15 }),
              text(rows, { x: () => widest, y: 'name', text: 'said', anchor: 'end', dy: -15 }),
              ...(hasUsual
                ? [tickX(rows, { x: 'before', y: 'name', stroke: 'var(--ink)', strokeWidth: 2, length: 17 })]
                : []),
            ],
            x: { scale: scaleLinear().domain([0, widest]), axis: false },
            y: { scale: () => scaleBand<string>().paddingInner(0.74).paddingOuter(0.3), axis: false },
            margin: { top: 12, right: 2, bottom: 0, left: 1 },
          }),
          { width, height: rows.length * ROW },
        )
      }
      hint={(datum) => {
        const row = rows.find((each) => each === datum);
        return row ? hint(row) : '';
      }}
    >
      {hasUsual && (
        <p class="legend">
          <span class="legend-usual" /> {i18n.t('report.usual_mark')}
        </p>
      )}
    </Chart>
  );
}
