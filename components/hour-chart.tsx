import { cell } from '@tanstack/charts/rect';
import { createChartScene, defineChart } from '@tanstack/charts/scene';
import { scaleBand, scaleOrdinal } from 'd3-scale';

import { i18n } from '#i18n';

import { HEAT_LEVELS, levelOf, type Week } from '@/lib/core/report';

import { Chart } from './chart';
import { useFormats } from './formats';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Pushes by day and hour: a map of the week's clock. */
export function HourChart({ week }: { week: Week }) {
  const { day, hour, number, shortHour, weekday } = useFormats();
  const counts = week.byHour.flatMap((hours) => hours);
  const most = Math.max(0, ...counts);
  const cells = week.byHour.flatMap((hours, index) => {
    const date = week.byDay[index]?.day;
    if (date === undefined) return [];
    return hours.map((count, at) => ({
      day: weekday(date, 'short'),
      long: day(date),
      hour: at,
      count,
      level: levelOf(count, most),
    }));
  });
  const fullest = cells.toSorted((one, other) => other.count - one.count)[0];
  if (!fullest || most === 0) return null;
  const said = (each: (typeof cells)[number]): string =>
    i18n.t('report.hour_hint', [each.long, hour(each.hour), number(each.count)]);

  return (
    <Chart
      title={i18n.t('report.by_hour')}
      summary={i18n.t('report.by_hour_summary', [fullest.long, hour(fullest.hour), number(fullest.count)])}
      table={{
        columns: [i18n.t('report.day'), i18n.t('report.hour'), i18n.t('report.pushes')],
        rows: cells
          .filter(({ count }) => count > 0)
          .map((each) => [each.long, hour(each.hour), number(each.count)]),
      }}
      draw={(width) =>
        createChartScene(
          defineChart({
            marks: [
              cell(cells, {
                x: 'hour',
                y: 'day',
                color: 'level',
                inset: width > 480 ? 1.5 : 0.75,
                radius: 2,
              }),
            ],
            x: {
              scale: scaleBand<number>().domain(HOURS),
              axis: { line: false, ticks: { values: [0, 6, 12, 18], size: 0, format: shortHour } },
            },
            y: { scale: () => scaleBand<string>(), axis: { line: false, ticks: { size: 0 } } },
            color: {
              scale: scaleOrdinal<number, string>()
                .domain(HEAT_LEVELS)
                .range(HEAT_LEVELS.map((level) => `var(--heat-${level})`)),
            },
          }),
          { width, height: width > 480 ? 232 : 190 },
        )
      }
      hint={(datum) => {
        const found = cells.find((each) => each === datum);
        return found ? said(found) : '';
      }}
    >
      <p class="legend">
        {i18n.t('report.fewer')}
        {HEAT_LEVELS.map((level) => (
          <span class={`legend-heat heat-${level}`} key={level} />
        ))}
        {i18n.t('report.more')}
      </p>
    </Chart>
  );
}
