import { join } from 'node:path';
import { atMost, secondsOf } from './measure.mjs';

const MOST_MEMORY_MB = 400;

/** Review of a large plan, whole process. */
export function review(root) {
  const script = join(root, 'packages/plan-review/bench/review.ts');
  const run = () => secondsOf(process.execPath, [join(root, 'tools/run.mjs'), script]);
  run();
  const { stdout } = run();
  const { megabytes, seconds, peakRssMb } = JSON.parse(stdout.trim().split('\n').at(-1));
  return [
    atMost(`review of a plan of ${megabytes} MB`, seconds, 1.5),
    {
      what: 'peak memory of that review',
      measured: `${peakRssMb} MB`,
      target: `<= ${MOST_MEMORY_MB} MB`,
      holds: peakRssMb <= MOST_MEMORY_MB,
    },
  ];
}
