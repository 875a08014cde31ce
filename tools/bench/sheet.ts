/** What was measured, how often, and what it is held against. */
import { SUBJECTS, type SubjectName } from './subjects';

/** What is measured, and what it may be at most (the budgets of the design). */
const QUANTITIES = {
  size: { what: 'content script, gzip', unit: 'kB', budget: 25 },
  'script-4000': { what: 'script in a page of 4,000 elements, load to settled', unit: 'ms', budget: 25 },
  'script-10000': { what: 'script in a page of 10,000 elements', unit: 'ms', budget: 25 },
  'longest-4000': { what: 'most of it in one task, 4,000 elements', unit: 'ms', budget: 8 },
  'longest-10000': { what: 'most of it in one task, 10,000 elements', unit: 'ms', budget: 8 },
  'longest-64000': { what: 'most of it in one task, 64,000 elements', unit: 'ms', budget: 8 },
  'background-4000': { what: 'script in the worker meanwhile, 4,000 elements', unit: 'ms' },
  'background-10000': { what: 'script in the worker meanwhile, 10,000 elements', unit: 'ms' },
  'busy-4000': { what: 'all work of the page’s thread, 4,000 elements', unit: 'ms' },
  'busy-10000': { what: 'all work of the page’s thread, 10,000 elements', unit: 'ms' },
  clocks: { what: 'script a second, three clocks ticking', unit: 'ms', budget: 1 },
  changes: { what: 'script a second, 1,000 changes a second', unit: 'ms', budget: 3 },
  hidden: { what: 'script a second, 1,000 changes a second in a hidden tab', unit: 'ms', budget: 0 },
  'background-changes': { what: 'script in the worker a second, 1,000 changes a second', unit: 'ms' },
  heap: { what: 'JavaScript heap of a tab, 4,000 elements', unit: 'kB' },
  'heap-added': { what: 'of it added to the page’s own', unit: 'kB', budget: 1_000 },
  popup: { what: 'popup, asked for to drawn', unit: 'ms', budget: 100 },
  'popup-year': { what: 'popup with a year of 100,000 sightings', unit: 'ms', budget: 100 },
  'report-year': { what: 'weekly report with that year', unit: 'ms', budget: 200 },
  doubling: { what: 'growth: time of a page twice as large, at most', unit: '×', budget: 2 },
} satisfies Record<string, { what: string; unit: Unit; budget?: number }>;

type Unit = 'ms' | 'kB' | '×';
export type QuantityId = keyof typeof QUANTITIES;
type Quantity = { what: string; unit: Unit; budget?: number };

/** Nobody sees or feels less: script that stands still is never measured as exactly none. */
const NONE = { ms: 0.5, kB: 0.5, '×': 0 };

/** A row of the sheet: medians by subject, and how ours is to the other's. */
export type Row = {
  id: QuantityId;
  what: string;
  unit: Unit;
  budget: number | null;
  medians: Partial<Record<SubjectName, number>>;
  ratio: number | null;
  isMet: boolean | null;
};

export class Sheet {
  readonly #values = new Map<string, number[]>();

  add(id: QuantityId, subject: SubjectName, value: number): void {
    const key = `${id} ${subject}`;
    this.#values.set(key, [...(this.#values.get(key) ?? []), value]);
  }

  /** The middle of what was measured, or undefined where nothing was. */
  median(id: QuantityId, subject: SubjectName): number | undefined {
    return median(this.#values.get(`${id} ${subject}`) ?? []);
  }

  rows(): Row[] {
    return (Object.entries(QUANTITIES) as [QuantityId, Quantity][]).flatMap(
      ([id, { what, unit, budget }]) => {
        const medians: Row['medians'] = {};
        for (const subject of SUBJECTS) {
          const value = this.median(id, subject);
          if (value !== undefined) medians[subject] = value;
        }
        const { manometer, autoconsent } = medians;
        if (manometer === undefined) return [];
        const isMet = budget === undefined ? null : manometer <= Math.max(budget, NONE[unit]);
        const ratio = autoconsent === undefined || autoconsent < NONE[unit] ? null : manometer / autoconsent;
        return [{ id, what, unit, budget: budget ?? null, medians, ratio, isMet }];
      },
    );
  }
}

/** The middle value, the mean of the two in the middle, or undefined of none. */
export function median(values: readonly number[]): number | undefined {
  const inOrder = values.toSorted((a, b) => a - b);
  const low = inOrder[Math.floor((inOrder.length - 1) / 2)];
  const high = inOrder[Math.floor(inOrder.length / 2)];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** Rows under each other for the terminal. */
export function sheetTable(rows: readonly Row[]): string {
  const head = ['', 'budget', 'nothing', 'Manometer', 'autoconsent', 'ratio', ''];
  const cells = rows.map(({ what, unit, budget, medians, ratio, isMet }) => [
    what,
    budget === null ? '' : `${format(budget)} ${unit}`,
    ...SUBJECTS.map((subject) => (medians[subject] === undefined ? '–' : format(medians[subject]))),
    ratio === null ? '' : `${format(ratio)}×`,
    isMet === null ? '' : isMet ? 'met' : 'MISSED',
  ]);
  return columns([head, ...cells]);
}

/** Columns under each other: the first to the left, numbers to the right. */
export function columns(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** "1,204", "12.3", "0.45": as exact as such a measure is. */
export function format(value: number): string {
  const digits = value === 0 || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-GB', { maximumFractionDigits: digits });
}
