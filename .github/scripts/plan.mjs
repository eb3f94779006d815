// Plans the environment; the plan stays on this machine, which is thrown away: it holds secrets in plain text.
import { environment, FEDERATION, run } from './lib.mjs';

const name = environment();
process.exitCode = (await run(FEDERATION, ['plan', name, '--lock-timeout', '5m'])).exitCode;
