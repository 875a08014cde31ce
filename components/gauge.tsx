/** The gauge: how far the needle stands, with the figure in its middle. The brand's mark, drawn to scale. */
type GaugeProps = {
  /** Where the needle stands, from 0 (rest) to 1 (end of the dial). */
  value: number;
  /** What stands in the middle: a count, or nothing. */
  figure: string;
  /** What the gauge says, for people who do not see it. */
  label: string;
  /** Where a second, quiet mark stands (the usual), from 0 to 1. */
  usual?: number | undefined;
  /** The needle rests and fades: nothing is measured. */
  isStill?: boolean;
};

const CENTRE = 60;
const RADIUS = 50;
/** The dial is open below: it sweeps from seven o'clock to five o'clock. */
const SWEEP = 240;
const TICKS = 13;

function angleOf(value: number): number {
  return (Math.min(1, Math.max(0, value)) - 0.5) * SWEEP;
}

function pointAt(angle: number, radius: number): string {
  const radians = (angle * Math.PI) / 180;
  const x = CENTRE + radius * Math.sin(radians);
  const y = CENTRE - radius * Math.cos(radians);
  return `${x.toFixed(2)} ${y.toFixed(2)}`;
}

function arcTo(value: number): string {
  const isLarge = value * SWEEP > 180 ? 1 : 0;
  return `M ${pointAt(angleOf(0), RADIUS)} A ${RADIUS} ${RADIUS} 0 ${isLarge} 1 ${pointAt(angleOf(value), RADIUS)}`;
}

/** How far the needle goes for findings on one page: each further one moves it less. */
export function needleOf(count: number): number {
  return 1 - Math.exp(-count / 5);
}

export function Gauge({ value, figure, label, usual, isStill = false }: GaugeProps) {
  const shown = Math.min(1, Math.max(0, value));
  return (
    <svg
      class={isStill ? 'gauge gauge-still' : 'gauge'}
      viewBox={usual === undefined ? '4 4 112 88' : '0 0 120 92'}
      role="img"
      aria-label={label}
    >
      <path class="gauge-track" d={arcTo(1)} />
      {shown > 0 && <path class="gauge-arc" d={arcTo(shown)} />}
      {Array.from({ length: TICKS }, (_, index) => {
        const angle = angleOf(index / (TICKS - 1));
        const inner = index % 3 === 0 ? 38 : 41;
        return (
          <path class="gauge-tick" d={`M ${pointAt(angle, inner)} L ${pointAt(angle, 44)}`} key={index} />
        );
      })}
      {usual !== undefined && (
        <path
          class="gauge-usual"
          d={`M ${pointAt(angleOf(usual), RADIUS + 5)} L ${pointAt(angleOf(usual), RADIUS + 10)}`}
        />
      )}
      <g transform={`rotate(${angleOf(shown).toFixed(2)} ${CENTRE} ${CENTRE})`}>
        <path class="gauge-needle" d="M 60 7 L 64 29 L 56 29 Z" />
      </g>
      <text class="gauge-figure" x={CENTRE} y={73} text-anchor="middle" aria-hidden="true">
        {figure}
      </text>
    </svg>
  );
}
