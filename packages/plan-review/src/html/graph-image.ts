import { countText } from '../counts';
import { COLUMNS } from '../federation-parts';
import type { FederationGraph, GraphNode, Review } from '../model';
import { KIND_TEXTS } from '../texts';
import { markup, type Markup } from './markup';

const BOX = { width: 174, height: 88 };
const GAP = { column: 30, row: 16 };
const MARGIN = { x: 16, top: 44, bottom: 16 };
const MAX_LINE = 21;
/** Width of the text in a box in pixels, and the number of characters that it can contain in every font. A longer line is compressed. */
const LINE = { width: 146, characters: 16 };

/** A part with its position in pixels. */
export interface PlacedNode extends GraphNode {
  readonly x: number;
  readonly y: number;
}

/** Positions of the columns in pixels, each centred vertically on the tallest. */
export function layout({ nodes }: FederationGraph) {
  const columns = COLUMNS.map((column) => nodes.filter((node) => node.column === column))
    .map((members, index) => ({ members, title: COLUMNS[index] as string }))
    .filter(({ members }) => members.length > 0);
  const heightOf = (count: number) => count * BOX.height + (count - 1) * GAP.row;
  const tallest = Math.max(...columns.map(({ members }) => heightOf(members.length)));
  const boxes = columns.flatMap(({ members }, column) =>
    members.map((node, row): PlacedNode => {
      const top = MARGIN.top + (tallest - heightOf(members.length)) / 2;
      return { ...node, x: MARGIN.x + column * (BOX.width + GAP.column), y: top + row * (BOX.height + GAP.row) };
    }),
  );
  return {
    boxes,
    titles: columns.map(({ title }, column) => ({
      title,
      x: MARGIN.x + column * (BOX.width + GAP.column) + BOX.width / 2,
    })),
    width: 2 * MARGIN.x + columns.length * BOX.width + (columns.length - 1) * GAP.column,
    height: MARGIN.top + tallest + MARGIN.bottom,
  };
}

/** The height at which an edge passes a column without crossing a box: `y`, or the middle of the gap next to the box at `y`. */
function gapAt(column: readonly PlacedNode[], y: number): number {
  const hit = column.find((box) => y > box.y - GAP.row / 4 && y < box.y + BOX.height + GAP.row / 4);
  if (!hit) return y;
  return y < hit.y + BOX.height / 2 ? hit.y - GAP.row / 2 : hit.y + BOX.height + GAP.row / 2;
}

/** An SVG path from the side of one box to the facing side of another. It bends only between columns and crosses no box. */
export function route(from: PlacedNode, to: PlacedNode, boxes: readonly PlacedNode[]): string {
  const [start, end] = [from.y + BOX.height / 2, to.y + BOX.height / 2];
  if (from.x === to.x) {
    const [side, bend] = [from.x + BOX.width, from.x + BOX.width + 20];
    return `M${side} ${start}C${bend} ${start} ${bend} ${end} ${side + 5} ${end}`;
  }
  const direction = from.x < to.x ? 1 : -1;
  const columns = [...new Set(boxes.map(({ x }) => x))]
    .filter((x) => (x - from.x) * direction > 0 && (to.x - x) * direction > 0)
    .sort((a, b) => (a - b) * direction);
  // The two sides of a column, in the order in which the edge passes them.
  const [near, far] = direction === 1 ? [0, BOX.width] : [BOX.width, 0];
  let [x, y] = [from.x + far, start];
  let path = `M${x} ${y}`;
  const curveTo = (nextX: number, nextY: number) => {
    const middle = (x + nextX) / 2;
    path += `C${middle} ${y} ${middle} ${nextY} ${nextX} ${nextY}`;
    [x, y] = [nextX, nextY];
  };
  for (const column of columns) {
    const straight = start + ((end - start) * (column - from.x)) / (to.x - from.x);
    curveTo(
      column + near,
      gapAt(
        boxes.filter((box) => box.x === column),
        straight,
      ),
    );
    x = column + far;
    path += `H${x}`;
  }
  curveTo(to.x + near - 5 * direction, end);
  return path;
}

const truncated = (text: string) =>
  [...text].length > MAX_LINE ? `${[...text].slice(0, MAX_LINE - 1).join('')}…` : text;

/** Splits a name into at most two lines between its words. A first word that is too long is split, so that its end is readable. */
function lines(name: string): readonly string[] {
  const words = name.split(/(?<=[_-])/);
  let first = '';
  while (words.length > 0 && first.length + (words[0] as string).length <= MAX_LINE) first += words.shift();
  if (words.length === 0) return [name];
  const start = first === '' ? [...name].slice(0, MAX_LINE).join('') : first;
  return [start, truncated(name.slice(start.length))];
}

const box = ({ x, y, words, name, address, kind }: PlacedNode) =>
  markup` <g class="node ${kind ?? 'same'}" transform="translate(${x} ${y})">
    <title>${words} ${address}: ${kind === null ? 'unchanged' : KIND_TEXTS[kind].word}</title>
    <rect width="${BOX.width}" height="${BOX.height}" rx="10"></rect>
    <text class="words" x="14" y="22">${truncated(words)}</text>
    ${lines(name).map(
      (line, row) =>
        markup`<text
          class="name"
          x="14"
          y="${41 + row * 16}"
          direction="ltr"
          ${line.length > LINE.characters && markup`textLength="${LINE.width}" lengthAdjust="spacingAndGlyphs"`}
        >${line}</text>`,
    )}
    ${kind !== null && markup`<text class="sign" x="14" y="76">${KIND_TEXTS[kind].sign} ${KIND_TEXTS[kind].word}</text>`}
  </g>`;

/** The federation as an SVG picture. Colours and signs show what changes. Undefined if there are no parts. */
export function graphImage(
  { graph, environment, counts }: Pick<Review, 'graph' | 'environment' | 'counts'>,
  id: string,
): Markup | undefined {
  if (graph.nodes.length === 0) return undefined;
  const { boxes, titles, width, height } = layout(graph);
  const byId = new Map(boxes.map((node) => [node.id, node]));
  const paths = graph.edges.flatMap(({ from, to }) => {
    const [start, end] = [byId.get(from), byId.get(to)];
    return start && end ? [markup`<path d="${route(start, end, boxes)}" marker-end="url(#${id}-arrow)"></path>`] : [];
  });
  return markup`<figure>
    <p class="hint soft">The picture is wider than this view: it scrolls sideways.</p>
    <div class="scroll" tabindex="0" role="region" aria-label="Picture of the federation of ${environment}, scrolls sideways">
      <svg
        viewBox="0 0 ${width} ${height}"
        width="${width}"
        height="${height}"
        role="img"
        aria-labelledby="${id}-title ${id}-text"
      >
        <title id="${id}-title">The federation</title>
        <desc id="${id}-text">
          ${graph.nodes.length} parts from Auth0 to AWS access. The plan has ${countText(counts)}, and every change is listed below.
        </desc>
        <defs>
          <marker id="${id}-arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0L8 4L0 8z"></path>
          </marker>
        </defs>
        ${titles.map(({ title, x }) => markup`<text class="column" x="${x}" y="26" text-anchor="middle">${title}</text>`)}
        <g class="edges">${paths}</g>
        ${boxes.map(box)}
      </svg>
    </div>
    ${graph.omitted > 0 && markup`<figcaption>${graph.omitted} more parts are not drawn.</figcaption>`}
  </figure>`;
}
