// Reports in an issue whether the environment differs from main. Drift is not a failure of the run: the issue reports it.
import { environment, fail, FEDERATION, run } from './lib.mjs';

const DRIFT = 2;
const name = environment();
const { exitCode } = run(FEDERATION, ['drift', name, '--issue']);
if (exitCode !== 0 && exitCode !== DRIFT) fail(`the drift of ${name} could not be reported`, exitCode);
