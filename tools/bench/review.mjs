import { join } from 'node:path';
import { atMost, secondsOf } from './measure.mjs';

const LONGEST_SECONDS = 1.5;
const MOST_MEMORY_MB = 200;

/** Reviews of large plans, whole processes: one in which little changes, and one in which every resource does. */
export function review(root) {
  const script = join(root, 'packages/plan-review/bench/review.ts');
  const run = () => secondsOf(process.execPath, [join(root, 'tools/run.mjs'), script]);
  run();
  const { stdout } = run();
  const { whenAllChanges, ...whenLittleChanges } = JSON.parse(stdout.trim().split('\n').at(-1));
  const rows = (what, { megabytes, seconds, peakRssMb }) => [
    atMost(`review of a plan of ${megabytes} MB in which ${what}`, seconds, LONGEST_SECONDS),
    {
      what: 'peak memory of that review',
      measured: `${peakRssMb} MB`,
      target: `<= ${MOST_MEMORY_MB} MB`,
      holds: peakRssMb <= MOST_MEMORY_MB,
    },
  ];
  return [...rows('little changes', whenLittleChanges), ...rows('every resource changes', whenAllChanges)];
}
