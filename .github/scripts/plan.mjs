// Plans the environment. The plan has secrets in plain text, so it stays on this runner, which is discarded.
import { environment, FEDERATION, run } from './lib.mjs';

const name = environment();
process.exitCode = (await run(FEDERATION, ['plan', name, '--lock-timeout', '5m'])).exitCode;
