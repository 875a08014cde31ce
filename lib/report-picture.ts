/** The week as a picture to keep or to show: drawn on a canvas, from figures and sentences alone; no site is named. */
import { HEAT_LEVELS, levelOf, type Week } from './core/report';

/** The sentences on the picture, in the person's language. */
export type PictureWords = {
  name: string;
  days: string;
  /** "41 pushes on 12 sites, one every 9 minutes." */
  said: string;
  usual: string;
  foot: string;
  /** Pattern names with their counts, most first. */
  patterns: readonly { name: string; count: number; figure: string }[];
  /** Names of the seven days, in order. */
  weekdays: readonly string[];
};

type Colors = {
  paper: string;
  ink: string;
  muted: string;
  line: string;
  accent: string;
  heat: readonly string[];
};

const WIDTH = 1200;
const HEIGHT = 1350;
const MARGIN = 84;
const SERIF = 'ui-serif, "Iowan Old Style", Palatino, Georgia, serif';
const SANS = 'system-ui, sans-serif';

/** The colours of the page as it is drawn now: light or dark. */
function colorsOf(root: Element): Colors {
  const probe = document.createElement('span');
  root.append(probe);
  const color = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colors = {
    paper: color('paper'),
    ink: color('ink'),
    muted: color('muted'),
    line: color('line'),
    accent: color('accent'),
    heat: HEAT_LEVELS.map((level) => color(`heat-${level}`)),
  };
  probe.remove();
  return colors;
}

/** Breaks a text into lines that fit. */
function linesOf(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && context.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** The dial, as the gauge of the report draws it. @param value from 0 to 1 */
function drawGauge(
  context: CanvasRenderingContext2D,
  { line, accent, ink, paper }: Colors,
  { x, y, radius, value, figure }: { x: number; y: number; radius: number; value: number; figure: string },
): void {
  const from = (150 * Math.PI) / 180;
  const sweep = (240 * Math.PI) / 180;
  context.lineCap = 'round';
  context.lineWidth = radius / 9;
  for (const [share, color] of [
    [1, line],
    [value, accent],
  ] as const) {
    if (share <= 0) continue;
    context.beginPath();
    context.strokeStyle = color;
    context.arc(x, y, radius, from, from + sweep * share);
    context.stroke();
  }
  const angle = from + sweep * value;
  context.save();
  context.translate(x, y);
  context.rotate(angle + Math.PI / 2);
  context.beginPath();
  context.moveTo(0, -radius * 0.98);
  context.lineTo(radius * 0.09, -radius * 0.6);
  context.lineTo(-radius * 0.09, -radius * 0.6);
  context.closePath();
  context.lineWidth = 6;
  context.strokeStyle = paper;
  context.stroke();
  context.fillStyle = ink;
  context.fill();
  context.restore();
  context.fillStyle = ink;
  context.textAlign = 'center';
  context.font = `600 ${radius * 0.62}px ${SANS}`;
  context.fillText(figure, x, y + radius * 0.22);
  context.textAlign = 'left';
}

/**
 * Draws the week.
 *
 * @param needle from 0 to 1, where the report's own gauge stands
 * @throws Error where the browser makes no picture
 */
export async function pictureOfWeek(
  week: Pick<Week, 'byHour'>,
  needle: number,
  figure: string,
  words: PictureWords,
): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const colors = colorsOf(document.body);
  const { paper, ink, muted, line, accent, heat } = colors;
  const inner = WIDTH - 2 * MARGIN;
  context.fillStyle = paper;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.textBaseline = 'alphabetic';

  context.fillStyle = ink;
  context.font = `600 30px ${SANS}`;
  context.fillText(words.name, MARGIN, 100);
  context.fillStyle = muted;
  context.font = `30px ${SANS}`;
  context.textAlign = 'right';
  context.fillText(words.days, WIDTH - MARGIN, 100);
  context.textAlign = 'left';
  context.fillStyle = line;
  context.fillRect(MARGIN, 130, inner, 2);

  drawGauge(context, colors, { x: MARGIN + 150, y: 350, radius: 140, value: needle, figure });
  const textX = MARGIN + 350;
  context.fillStyle = ink;
  context.font = `600 58px ${SERIF}`;
  let y = 270;
  for (const each of linesOf(context, words.said, WIDTH - MARGIN - textX)) {
    context.fillText(each, textX, y);
    y += 68;
  }
  context.fillStyle = muted;
  context.font = `30px ${SANS}`;
  for (const each of linesOf(context, words.usual, WIDTH - MARGIN - textX)) {
    context.fillText(each, textX, y);
    y += 40;
  }

  y = Math.max(y, 520) + 50;
  const most = Math.max(1, ...words.patterns.map(({ count }) => count));
  for (const { name, count, figure: said } of words.patterns.slice(0, 6)) {
    context.fillStyle = ink;
    context.font = `28px ${SANS}`;
    context.fillText(name, MARGIN, y);
    context.textAlign = 'right';
    context.fillText(said, WIDTH - MARGIN, y);
    context.textAlign = 'left';
    context.fillStyle = accent;
    context.fillRect(MARGIN, y + 12, Math.max(4, (inner * count) / most), 10);
    y += 62;
  }

  y += 10;
  const dayWidth = 90;
  const cell = (inner - dayWidth) / 24;
  const height = Math.min(36, (HEIGHT - 110 - y) / 7);
  const fullest = Math.max(0, ...week.byHour.flat());
  for (const [day, hours] of week.byHour.entries()) {
    context.fillStyle = muted;
    context.font = `24px ${SANS}`;
    context.fillText(words.weekdays[day] ?? '', MARGIN, y + height * 0.72);
    for (const [hour, count] of hours.entries()) {
      context.fillStyle = heat[levelOf(count, fullest)] ?? line;
      context.fillRect(MARGIN + dayWidth + hour * cell, y, cell - 4, height - 4);
    }
    y += height;
  }

  context.fillStyle = muted;
  context.font = `24px ${SANS}`;
  context.fillText(words.foot, MARGIN, HEIGHT - 56);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}
