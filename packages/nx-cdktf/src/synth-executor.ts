import { fork, spawn } from 'node:child_process';
import { on } from 'node:events';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join, relative } from 'node:path';
import { extensionFile, isEnvironment } from '@auth0-cognito/checkout';

/** Options of the executor, as in executors/synth.schema.json. */
export interface SynthOptions {
  /** Folder of the app, from the root of the checkout. */
  readonly cwd: string;
}

/** The result of one app, in the form that Nx expects from a batch. */
export interface Synthesized {
  /** Nx's id of the task. */
  readonly task: string;
  readonly result: {
    readonly success: boolean;
    readonly terminalOutput: string;
    /** Milliseconds since the epoch. */
    readonly startTime: number;
    readonly endTime: number;
  };
}

interface App {
  readonly task: string;
  /** Absolute path of the app's folder. */
  readonly folder: string;
}

/** Root of the checkout, and the signal that ends the processes of the apps. */
interface Place {
  readonly root: string;
  readonly signal?: AbortSignal;
}

/** Runs an app in a separate process. */
async function synthesizeOne({ task, folder }: App, { root, signal }: Place): Promise<Synthesized> {
  const startTime = Date.now();
  const child = spawn(process.execPath, [join(root, 'tools/run.mjs'), 'src/main.ts'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const success = await new Promise<boolean>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code === 0));
  });
  const terminalOutput = Buffer.concat(chunks).toString();
  return { task, result: { success, terminalOutput, startTime, endTime: Date.now() } };
}

/** Runs each app in a separate process, with at most one process for each processor at a time. */
async function* inSeparateProcesses(apps: readonly App[], place: Place): AsyncGenerator<Synthesized> {
  const running = new Map<string, Promise<Synthesized>>();
  for (const app of apps) {
    running.set(app.task, synthesizeOne(app, place));
    if (running.size < availableParallelism()) continue;
    const ended = await Promise.race(running.values());
    running.delete(ended.task);
    yield ended;
  }
  yield* running.values();
}

/** Runs apps in one process, and yields those that succeed without output. */
async function* inOneProcess(apps: readonly App[], { root, signal }: Place): AsyncGenerator<Synthesized> {
  const folders = apps.map(({ folder }) => folder);
  const child = fork(join(root, 'tools/run-together.mjs'), folders, {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    signal,
  });
  let startTime = Date.now();
  for await (const [done] of on(child, 'message', { close: ['close'] }) as AsyncIterable<[string]>) {
    const result = { success: true, terminalOutput: '', startTime, endTime: Date.now() };
    for (const { task } of apps.filter(({ folder }) => folder === done)) yield { task, result };
    startTime = result.endTime;
  }
}

/** Whether an app is an environment that has only values. Code of an app could affect the next app in its process. */
function hasOnlyValues({ folder }: App, { root }: Place): boolean {
  const exists = (path: string) => existsSync(join(root, path));
  return isEnvironment(relative(root, folder), exists) && extensionFile(basename(folder), exists) === undefined;
}

/** Synthesizes one app and prints its output. */
export async function synthesize({ cwd }: SynthOptions, { root }: Place): Promise<{ success: boolean }> {
  const { result } = await synthesizeOne({ task: cwd, folder: join(root, cwd) }, { root });
  process.stdout.write(result.terminalOutput);
  return result;
}

/** Runs environments without an extension in one process, then each app without a success so far in a separate process. */
async function* synthesizeEach(apps: readonly App[], place: Place): AsyncGenerator<Synthesized> {
  const sharing = apps.filter((app) => hasOnlyValues(app, place));
  const done = new Set<string>();
  if (sharing.length > 1) {
    for await (const synthesized of inOneProcess(sharing, place)) {
      done.add(synthesized.task);
      yield synthesized;
    }
  }
  const others = apps.filter(({ task }) => !done.has(task));
  yield* inSeparateProcesses(others, place);
}

/**
 * Synthesizes apps with the options of their tasks, and yields the result of each when it ends.
 *
 * Environments without an extension share a process, which loads the libraries once. An app that fails or prints something there runs again
 * in a separate process, and only the result of that run is reported.
 */
export async function* synthesizeAll(
  options: Readonly<Record<string, SynthOptions>>,
  { root }: Place,
): AsyncGenerator<Synthesized> {
  const controller = new AbortController();
  const endWithNx = () => {
    controller.abort();
    process.exit(1);
  };
  // A signal that only the main process of Nx receives does not reach its batches.
  process.once('disconnect', endWithNx);
  const apps = Object.entries(options).map(([task, { cwd }]) => ({ task, folder: join(root, cwd) }));
  try {
    yield* synthesizeEach(apps, { root, signal: controller.signal });
  } finally {
    process.off('disconnect', endWithNx);
  }
}
