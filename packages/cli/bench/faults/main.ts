// Measures the effect of faults on a deployment: every operation of a deploy, an update and a destroy fails once with each fault.
//
//   npm run faults -- [column…] [--minutes N] [--again] [--table] [--only TEXT]
//
// --only injects faults only into operations whose name contains the text, prints their cells, and keeps no result.
//
// Results are kept in results.json after each part, a column in a phase; a run continues with the parts that are missing. Prints each part
// as it ends. Ctrl-C ends the current part, which is then missing. Exit code 1 if a cell is stuck, 2 if parts are missing, 130 after
// Ctrl-C.
import { join } from 'node:path';
import { findCheckout } from '@auth0-cognito/checkout';
import { FaultedPhase } from './column';
import { COLUMNS, PHASES, type Column, type PhaseName } from './columns';
import { measure, pass } from './phase';
import { readResults, withPart, writeFormatted, type Results } from './results';
import { faultsPage } from './table';
import { World } from './world';

const print = (text: string) => process.stdout.write(text);

/** The options of the command line. */
interface Choice {
  readonly columns: readonly Column[];
  /** Time after which no further column starts. */
  readonly until: number;
  readonly startsAgain: boolean;
  readonly isTableOnly: boolean;
  /** Text in the names of the operations that fail; all operations if it is empty. */
  readonly only: string;
}

function choice(args: readonly string[]): Choice | string {
  const [names, flags] = [[] as string[], new Set<string>()];
  let [minutes, only] = [120, ''];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--minutes') minutes = Number(args[(index += 1)]);
    else if (arg === '--only') only = args[(index += 1)] ?? '';
    else if (arg.startsWith('--')) flags.add(arg);
    else names.push(arg);
  }
  const unknown = [
    ...names.filter((name) => COLUMNS.every((column) => column.name !== name)),
    ...[...flags].filter((flag) => !['--again', '--table'].includes(flag)),
    ...(minutes > 0 ? [] : ['--minutes']),
  ];
  if (unknown.length > 0)
    return `unknown: ${unknown.join(', ')}; columns: ${COLUMNS.map(({ name }) => name).join(', ')}; options: --minutes N, --again, --table, --only TEXT\n`;
  return {
    columns: COLUMNS.filter(({ name }) => names.length === 0 || names.includes(name)),
    until: Date.now() + minutes * 60_000,
    startsAgain: flags.has('--again'),
    isTableOnly: flags.has('--table'),
    only,
  };
}

const isMissing = (results: Results, column: Column, phase: PhaseName) =>
  results.parts.every((part) => part.column !== column.name || part.phase !== phase);

/** Runs `work` in a new rehearsal and ends the rehearsal. */
async function inWorld<T>(checkout: string, signal: AbortSignal, work: (world: World) => Promise<T>): Promise<T> {
  const world = await World.start(checkout, signal);
  let isOver = false;
  try {
    const result = await work(world);
    isOver = true;
    return result;
  } finally {
    await world.close(!isOver && !signal.aborted);
  }
}

/** Runs the missing phases of a column, with a callback after each. */
async function runColumn(
  world: World,
  column: Column,
  results: Results,
  onPart: (results: Results) => Promise<void>,
): Promise<Results> {
  let now = results;
  const last = PHASES.filter((phase) => isMissing(results, column, phase)).at(-1);
  for (const phase of PHASES) {
    if (!isMissing(results, column, phase)) {
      await pass(world, phase);
      continue;
    }
    const started = Date.now();
    print(`${column.name} ${phase}: `);
    const faulted = new FaultedPhase(world, phase, column, results.baseline[phase]);
    const cells = (await faulted.run((run, waiting) => print(`${run}(${waiting}) `))).all();
    const seconds = Math.round((Date.now() - started) / 1000);
    const date = new Date().toISOString().slice(0, 10);
    now = withPart(now, { column: column.name, phase, date, seconds, cells });
    await onPart(now);
    const stuck = Object.entries(cells).filter(([, { outcome }]) => outcome === 'stuck');
    print(`${Object.keys(cells).length} operations in ${seconds} s, ${stuck.length} stuck\n`);
    for (const [operation, { message }] of stuck) print(`  ${operation}: ${message ?? ''}\n`);
    // A stuck environment would also be stuck in the next phase.
    if (stuck.length > 0 || phase === last) break;
  }
  return now;
}

/** Runs the parts that are missing, and writes the table. Returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const chosen = choice(args);
  if (typeof chosen === 'string') return (process.stderr.write(chosen), 1);
  const checkout = findCheckout();
  const file = join(checkout, 'packages/cli/bench/faults/results.json');
  const page = join(checkout, 'docs/faults-table.md');
  const controller = new AbortController();
  const { signal } = controller;
  // Further signals have no effect.
  process.on('SIGINT', () => controller.abort()).on('SIGTERM', () => controller.abort());

  const kept = chosen.startsAgain ? undefined : readResults(file);
  const failed: string[] = [];
  let results = kept;
  const keep = async (now: Results) => {
    results = now;
    if (chosen.only !== '') {
      print(`${JSON.stringify(now.parts.at(-1)?.cells ?? {}, null, 2)}\n`);
      return;
    }
    await writeFormatted(file, JSON.stringify(now));
    await writeFormatted(page, faultsPage(now));
  };
  try {
    if (!results && chosen.isTableOnly)
      return (process.stderr.write(`${file} does not exist; run npm run faults\n`), 1);
    results ??= { baseline: await inWorld(checkout, signal, measure), parts: [] };
    if (chosen.only !== '') results = only(results, chosen.only);
    await keep(results);
    for (const column of chosen.isTableOnly ? [] : chosen.columns) {
      if (Date.now() > chosen.until) break;
      const now = results;
      if (PHASES.every((phase) => !isMissing(now, column, phase))) continue;
      await inWorld(checkout, signal, (world) => runColumn(world, column, now, keep)).catch((error: unknown) => {
        signal.throwIfAborted();
        failed.push(column.name);
        print(`\n${column.name}: ${(error as Error).message}\n`);
      });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    print('\nstopped; npm run faults continues\n');
    return 130;
  }
  return verdict(results, failed);
}

/** Empty results with the operations whose name contains a text. */
function only({ baseline }: Results, text: string): Results {
  const of = (phase: PhaseName) => baseline[phase].filter(({ operation }) => operation.includes(text));
  return { baseline: { deploy: of('deploy'), update: of('update'), destroy: of('destroy') }, parts: [] };
}

function verdict({ parts }: Results, failed: readonly string[]): number {
  const stuck = parts.flatMap(({ cells }) => Object.values(cells)).filter(({ outcome }) => outcome === 'stuck').length;
  const missing = COLUMNS.length * PHASES.length - parts.length;
  print(`${parts.length} of ${parts.length + missing} parts ran; ${stuck} cells are stuck\n`);
  if (failed.length > 0) print(`failed: ${failed.join(', ')}\n`);
  return stuck > 0 || failed.length > 0 ? 1 : missing > 0 ? 2 : 0;
}
