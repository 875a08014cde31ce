/** Sightings as a table for a spreadsheet (RFC 4180). */
import type { Sighting } from './types';

const COLUMNS = [
  'day',
  'hour',
  'seenAt',
  'site',
  'pattern',
  'form',
  'placement',
  'trigger',
  'evidence',
  'quote',
] as const;

/** The first line: the names of the columns, which are stored words and stay English. */
export const CSV_HEADER = `${COLUMNS.join(',')}\r\n`;

/** A cell that no program takes for a formula: text that begins with one of = + - @ or a control sign gets an apostrophe. */
function cell(value: string): string {
  const first = value.charCodeAt(0);
  const plain = '=+-@'.includes(value.charAt(0)) || first < 32 ? `'${value}` : value;
  const isQuoted = plain.includes('"') || plain.includes(',') || plain.includes('\n') || plain.includes('\r');
  return isQuoted ? `"${plain.split('"').join('""')}"` : plain;
}

/** One line for each sighting, without the header. Times are ISO 8601 in UTC. */
export function csvLines(sightings: readonly Sighting[]): string {
  let lines = '';
  for (const sighting of sightings) {
    const cells = COLUMNS.map((column) => {
      if (column === 'hour') return String(sighting.hour);
      if (column === 'seenAt') return new Date(sighting.seenAt).toISOString();
      const value = sighting[column];
      return value ? cell(value) : '';
    });
    lines += `${cells.join(',')}\r\n`;
  }
  return lines;
}

/** A whole table. For many records stream `CSV_HEADER` and `csvLines` instead. */
export function csvOf(sightings: readonly Sighting[]): string {
  return CSV_HEADER + csvLines(sightings);
}
