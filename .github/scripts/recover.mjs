// Reports what a stopped apply has left in the environment, or runs the step of that report that CONFIRM selects.
import { environment, EXIT, fail, FEDERATION, optional, run } from './lib.mjs';

const name = environment();
const confirm = optional('CONFIRM');
const { exitCode } = await run(FEDERATION, ['recover', name, ...(confirm ? ['--confirm', confirm] : [])]);
if (exitCode === EXIT.attention) console.log(`::warning::${name} needs recovery: see the log of this step`);
else if (exitCode !== EXIT.success) fail(`${name} could not be recovered`, exitCode);
