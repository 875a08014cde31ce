/** Findings as a table for the terminal. */
import type { VisitFinding } from './visit';

/** A quote is cut to so many characters. */
const QUOTE_LENGTH = 70;

/** One line a finding, columns under each other. */
export function table(findings: readonly VisitFinding[]): string {
  const rows = findings.map((finding) => [
    finding.pattern,
    [finding.form, finding.placement, finding.trigger, finding.verdict]
      .filter((word) => word !== null)
      .join(' '),
    finding.evidence,
    `${Math.round(finding.confidence * 100)} %`,
    quoteOf(finding),
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `  ${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}`,
    )
    .join('\n');
}

function quoteOf({ quote, frame, visible }: VisitFinding): string {
  const short = quote.length > QUOTE_LENGTH ? `${quote.slice(0, QUOTE_LENGTH - 1)}…` : quote;
  return `“${short}”${frame === null ? '' : ' (in a frame)'}${visible ? '' : ' (hidden)'}`;
}
