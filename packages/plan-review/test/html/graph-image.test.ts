import fc from 'fast-check';
import { countsOf } from '../../src';
import { COLUMNS } from '../../src/federation-parts';
import { graphImage, layout, route } from '../../src/html/graph-image';

/** Points at small intervals on a path of M, C and H. */
function pointsOf(path: string): readonly (readonly [x: number, y: number])[] {
  const points: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, command, text = ''] of path.matchAll(/([MCH])([^MCH]+)/g)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = text.split(' ').map(Number);
    const [fromX, fromY] = [x, y];
    [x, y] = command === 'M' ? [a, b] : command === 'H' ? [a, y] : [e, f];
    const [x1, y1, x2, y2] = command === 'C' ? [a, b, c, d] : [fromX, fromY, x, y];
    for (let at = 0; command !== 'M' && at <= 40; at += 1) {
      const [t, u] = [at / 40, 1 - at / 40];
      const mix = (p: number, q: number, r: number, s: number) =>
        u ** 3 * p + 3 * u * u * t * q + 3 * u * t * t * r + t ** 3 * s;
      points.push([mix(fromX, x1, x2, x), mix(fromY, y1, y2, y)]);
    }
  }
  return points;
}

test('no edge crosses a box in any picture', () => {
  const columns = fc.array(fc.constantFrom(...COLUMNS), { minLength: 2, maxLength: 36 });
  fc.assert(
    fc.property(columns, fc.nat(), fc.nat(), (drawn, one, other) => {
      const nodes = drawn.map((column, index) => ({
        ...{ id: `n${index}`, column, words: 'w', name: 'n', address: 'a', kind: null },
      }));
      const { boxes } = layout({ nodes, edges: [], omitted: 0 });
      const [from, to] = [boxes[one % boxes.length], boxes[other % boxes.length]];
      if (!from || !to || from === to) return;
      for (const [x, y] of pointsOf(route(from, to, boxes))) {
        for (const box of boxes) {
          expect(x > box.x + 0.1 && x < box.x + 173.9 && y > box.y + 0.1 && y < box.y + 87.9).toBe(false);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a long name is condensed to the width of its box, and a short one is unchanged', () => {
  const node = { ...{ id: 'n0', column: COLUMNS[2], words: 'w', address: 'a', kind: null } };
  const drawn = (name: string) =>
    graphImage(
      { graph: { nodes: [{ ...node, name }], edges: [], omitted: 0 }, environment: 'dev', counts: countsOf([]) },
      'e0',
    )?.text;

  expect(drawn('PreTokenGenerationPer')).toMatch(/textLength="146"[^<]*>PreTokenGenerationPer</);
  expect(drawn('PreTokenGenerationPermission_7')).toMatch(/>PreTokenGenerationPer<[^>]*>\s*<text[^>]*>mission_7</);
  expect(drawn('web')).not.toContain('textLength');
});
