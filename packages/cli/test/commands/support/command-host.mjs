// Runs one command for each message in this process, because a process for each takes 0.25 s of CPU time.
import { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import '../../../../../tools/quiet-runtimes.cjs';
import { bundle } from '../../../../../tools/bundle.mjs';

const main = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));
const loaded = bundle(main, { packages: 'external' }).then((file) => import(pathToFileURL(file).href));

process.on('message', async ({ args, cwd, env, input }) => {
  const { run } = await loaded;
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, env);
  Object.defineProperty(process, 'stdin', { value: Readable.from([Buffer.from(input)]), configurable: true });
  const ended = { progress: '', result: '' };
  const into = (name) => ({ write: (text) => Boolean((ended[name] += text)) });
  ended.exitCode = await run(args, { progress: into('progress'), result: into('result') });
  process.send(ended);
});
// The tests have ended.
process.on('disconnect', () => process.exit());
