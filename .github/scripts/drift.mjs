// Reports in an issue whether the environment differs from main. A difference does not fail the run.
import { environment, EXIT, fail, FEDERATION, run } from './lib.mjs';

const name = environment();
const { exitCode } = await run(FEDERATION, ['drift', name, '--issue']);
if (![EXIT.success, EXIT.attention, EXIT.pending].includes(exitCode))
  fail(`the drift of ${name} could not be reported`, exitCode);
