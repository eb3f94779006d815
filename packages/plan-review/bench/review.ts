// Reviews a plan of 50 MB, and one with 100,000 risks as a page, each in a process of its own, and prints { megabytes, seconds, peakRssMb, … } as JSON:
//
//   node tools/run.mjs packages/plan-review/bench/review.ts
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { renderHtml, renderMarkdown, reviewPlan, type Review } from '../src';
import { writeLargePlan, writeRisks } from './large-plan';

const MEGABYTES = 50;
const RISKS = 100_000;

const [mode, plan] = process.argv.slice(2);
if (plan !== undefined) void reviewOnce(plan, mode === 'page' ? renderHtml : renderMarkdown);
else {
  const large = (changing: 'few' | 'all') => measured((path) => writeLargePlan(path, MEGABYTES * 1e6, changing));
  const result = {
    ...large('few'),
    whenAllChanges: large('all'),
    risky: measured((path) => writeRisks(path, RISKS), 'page'),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

async function reviewOnce(path: string, render: (review: Review) => string): Promise<void> {
  const review = await reviewPlan(createReadStream(path), { environment: 'bench' });
  const bytes = Buffer.byteLength(render(review));
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const peakRssMb = maxRSS / 1024;
  const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
  process.stdout.write(JSON.stringify({ changes: review.changes.length, bytes, peakRssMb, cpuSeconds }));
}

/** The whole process is measured, as `./federation review` would be one. */
function measured(write: (path: string) => void, format: 'comment' | 'page' = 'comment') {
  const folder = mkdtempSync(join(tmpdir(), 'plan-review-'));
  try {
    const path = join(folder, 'plan.json');
    write(path);
    const started = performance.now();
    const script = process.argv[1] as string;
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, format, path], { encoding: 'utf8' });
    const seconds = (performance.now() - started) / 1000;
    if (status !== 0) throw new Error(`the review failed: ${stderr}`);
    const { peakRssMb, cpuSeconds, ...rest } = JSON.parse(stdout) as Record<
      'changes' | 'bytes' | 'peakRssMb' | 'cpuSeconds',
      number
    >;
    return {
      megabytes: Math.round(statSync(path).size / 1e6),
      seconds: Math.round(seconds * 100) / 100,
      peakRssMb: Math.round(peakRssMb),
      // Of all cores: what a busy machine does not distort.
      cpuSeconds: Math.round(cpuSeconds * 100) / 100,
      ...rest,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
