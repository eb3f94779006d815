// Reviews a plan of 50 MB in a process of its own and prints { megabytes, seconds, peakRssMb, … } as JSON:
//
//   node tools/run.mjs packages/plan-review/bench/review.ts
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { renderMarkdown, reviewPlan } from '../src';
import { writeLargePlan, type Changing } from './large-plan';

const MEGABYTES = 50;

const [mode, plan] = process.argv.slice(2);
if (mode === 'review' && plan !== undefined) void reviewOnce(plan);
else process.stdout.write(`${JSON.stringify({ ...measured('few'), whenAllChanges: measured('all') })}\n`);

async function reviewOnce(path: string): Promise<void> {
  const review = await reviewPlan(createReadStream(path), { environment: 'bench' });
  const comment = renderMarkdown(review);
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const peakRssMb = maxRSS / 1024;
  const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
  process.stdout.write(
    JSON.stringify({ changes: review.changes.length, characters: comment.length, peakRssMb, cpuSeconds }),
  );
}

/** The whole process is measured, as `./federation review` would be one. */
function measured(changing: Changing) {
  const folder = mkdtempSync(join(tmpdir(), 'plan-review-'));
  try {
    const path = join(folder, 'plan.json');
    writeLargePlan(path, MEGABYTES * 1e6, changing);
    const started = performance.now();
    const script = process.argv[1] as string;
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'review', path], { encoding: 'utf8' });
    const seconds = (performance.now() - started) / 1000;
    if (status !== 0) throw new Error(`the review failed: ${stderr}`);
    const { peakRssMb, cpuSeconds, ...rest } = JSON.parse(stdout) as Record<
      'changes' | 'characters' | 'peakRssMb' | 'cpuSeconds',
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
