// The checks that need no secrets, for a pull request from a fork: synthesis, the policy (which synthesis enforces), Terraform's validation.
import { FEDERATION, knownEnvironment, must, NX, variable } from './lib.mjs';

for (const name of JSON.parse(variable('ENVIRONMENTS')).map(knownEnvironment)) {
  await must(NX, ['run', `${name}:synth`, '--outputStyle=static']);
  await must(FEDERATION, ['validate', name]);
}
