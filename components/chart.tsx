/**
 * Charts: a grammar compiles data to a scene, and this draws the scene as SVG elements.
 * Drawn here and not by the library's own renderer, because that one writes markup with style attributes,
 * which our Content-Security-Policy forbids.
 */
import type { ChartScene, SceneNode, SceneStyle } from '@tanstack/charts/types';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';

type Table = { columns: readonly string[]; rows: readonly (readonly string[])[] };

type ChartProps = {
  title: string;
  /** What the chart shows, in a sentence or two: the chart for who does not see it. */
  summary: string;
  /** The same figures as rows; the first column names the row. */
  table: Table;
  /** The scene for a width in CSS pixels. */
  draw: (width: number) => ChartScene;
  /** What a bar or cell says when pointed at, from its datum. */
  hint: (datum: unknown) => string;
  /** A legend or the like, below the drawing. */
  children?: ComponentChildren;
};

/** Width before the first measurement, and where nothing can be measured. */
const FIRST_WIDTH = 640;

export function Chart({ title, summary, table, draw, hint, children }: ChartProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(FIRST_WIDTH);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = (): void => {
      if (element.clientWidth > 0) setWidth(element.clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const scene = draw(width);
  return (
    <figure class="chart" aria-labelledby={`${id}-title`}>
      <figcaption>
        <h2 id={`${id}-title`}>{title}</h2>
        <p id={`${id}-summary`} class="chart-summary">
          {summary}
        </p>
      </figcaption>
      <div ref={box} class="chart-box">
        <svg
          viewBox={`0 0 ${scene.width} ${scene.height}`}
          role="img"
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-summary`}
        >
          {scene.nodes.map((node) => drawNode(node, hint))}
        </svg>
      </div>
      {children}
      <details class="chart-data">
        <summary>{i18n.t('report.as_table')}</summary>
        <DataTable table={table} name={title} />
      </details>
    </figure>
  );
}

function DataTable({ table, name }: { table: Table; name: string }) {
  return (
    <div class="chart-table">
      <table>
        <caption class="unseen">{name}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([head, ...cells]) => (
            <tr key={head}>
              <th scope="row">{head}</th>
              {cells.map((cell, index) => (
                <td key={table.columns[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function paint(style: SceneStyle | undefined) {
  return {
    fill: style?.fill,
    'fill-opacity': style?.fillOpacity,
    stroke: style?.stroke,
    'stroke-opacity': style?.strokeOpacity,
    'stroke-width': style?.strokeWidth,
    'stroke-dasharray': style?.strokeDasharray,
    'stroke-linecap': style?.lineCap,
    opacity: style?.opacity,
  };
}

function line(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

function drawNode(node: SceneNode, hint: ChartProps['hint']): ComponentChildren {
  const style = paint(node.style);
  const shared = { ...style, class: node.className, key: node.key };
  switch (node.kind) {
    case 'group':
      // Layers for pointing at a datum: a native title does that here.
      if (node.focus) return null;
      return (
        <g {...shared} transform={`translate(${node.translateX ?? 0} ${node.translateY ?? 0})`}>
          {node.children.map((child) => drawNode(child, hint))}
        </g>
      );
    case 'rule':
      return <line {...shared} x1={node.x1} x2={node.x2} y1={node.y1} y2={node.y2} />;
    case 'polyline':
      return <path {...shared} d={node.path ?? line(node.points)} />;
    case 'area':
      return <path {...shared} d={node.path ?? `${line(node.points)}Z`} />;
    case 'dot':
      return <circle {...shared} cx={node.x} cy={node.y} r={node.radius} />;
    case 'rect': {
      const said = node.interaction?.point ? hint(node.interaction.point.datum) : '';
      return (
        <rect {...shared} x={node.x} y={node.y} width={node.width} height={node.height} rx={node.radius}>
          {said !== '' && <title>{said}</title>}
        </rect>
      );
    }
    case 'label':
      return (
        <text
          {...shared}
          x={node.x}
          y={node.y}
          text-anchor={node.anchor}
          dominant-baseline={node.baseline}
          font-size={node.fontSize}
          font-weight={node.fontWeight}
          transform={node.rotate === undefined ? undefined : `rotate(${node.rotate} ${node.x} ${node.y})`}
        >
          {node.text}
        </text>
      );
  }
}
