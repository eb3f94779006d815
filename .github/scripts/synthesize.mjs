// Writes the Terraform JSON of the environment before the job has credentials, and prints the account and region that they must be for.
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
    `the GitHub environment of this job has no variable AWS_ROLE_ARN, or does not exist. ` +
      `./federation bootstrap ${name} creates the roles; docs/runbooks/pull-requests.md lists the variables to set`,
  );
}
if (!role.includes(`:${account}:`))
  fail(`AWS_ROLE_ARN is a role of another account; the account of ${name} is ${account}`);
output('region', providerBlock(json, 'aws').region);
