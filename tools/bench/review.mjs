import { join } from 'node:path';
import { atMost, secondsOf } from './measure.mjs';

const MAX_SECONDS = 1.5;
const MAX_MEMORY_MB = 200;
const MAX_PAGE_MB = 5;

/** Reviews of large plans as whole processes: with few changes, with a change of every resource, and the HTML page for 100,000 risks. */
export function review(root) {
  const script = join(root, 'packages/plan-review/bench/review.ts');
  const run = () => secondsOf(process.execPath, [join(root, 'tools/run.mjs'), script]);
  run();
  const { stdout } = run();
  const { whenAllChanges, risky, ...whenLittleChanges } = JSON.parse(stdout.trim().split('\n').at(-1));
  const rows = (what, { megabytes, seconds, peakRssMb }) => [
    atMost(`review of a plan of ${megabytes} MB in which ${what}`, seconds, MAX_SECONDS),
    {
      what: 'peak memory of that review',
      measured: `${peakRssMb} MB`,
      target: `<= ${MAX_MEMORY_MB} MB`,
      holds: peakRssMb <= MAX_MEMORY_MB,
    },
  ];
  const pageMb = Math.round(risky.bytes / 1e4) / 100;
  const page = {
    what: `page of a plan with ${risky.changes} risks`,
    measured: `${pageMb} MB`,
    target: `<= ${MAX_PAGE_MB} MB`,
    holds: pageMb <= MAX_PAGE_MB,
  };
  return [...rows('little changes', whenLittleChanges), ...rows('every resource changes', whenAllChanges), page];
}
