// Writes the environment's Terraform JSON, before the job has credentials, and prints what they must be for.
import { readFileSync } from 'node:fs';
import { accountOf, parseTerraformJson, providerBlock } from '../../packages/checkout/src/terraform-json.mjs';
import { environment, fail, must, NX, optional, output } from './lib.mjs';

const name = environment();
await must(NX, ['run', `${name}:synth`, '--outputStyle=static']);

const json = parseTerraformJson(readFileSync(`apps/${name}/cdktf.out/stacks/${name}/cdk.tf.json`, 'utf8'));
const account = accountOf(json);
const role = optional('AWS_ROLE_ARN');
if (!role) {
  fail(
    `the GitHub environment of this job has no variable AWS_ROLE_ARN, or it is not made yet. ` +
      `./federation bootstrap ${name} makes the roles; docs/runbooks/pull-requests.md tells what to set`,
  );
}
if (!role.includes(`:${account}:`)) fail(`AWS_ROLE_ARN is a role of another account; ${name} stands in ${account}`);
output('region', providerBlock(json, 'aws').region);
