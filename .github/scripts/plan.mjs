// Plans the environment; the plan stays on this machine, which is thrown away: it holds secrets in clear.
import { environment, FEDERATION, must, optional, run } from './lib.mjs';

const name = environment();
if (optional('PREFLIGHT')) must(FEDERATION, ['preflight', name, '--role', process.env.PREFLIGHT]);
process.exitCode = run(FEDERATION, ['plan', name, '--lock-timeout', '5m']).exitCode;
