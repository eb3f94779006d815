// Reports in an issue whether the environment differs from main. Drift is not a failure of the run: the issue reports it.
import { environment, EXIT, fail, FEDERATION, run } from './lib.mjs';

const name = environment();
const { exitCode } = await run(FEDERATION, ['drift', name, '--issue']);
if (exitCode !== EXIT.success && exitCode !== EXIT.attention)
  fail(`the drift of ${name} could not be reported`, exitCode);
