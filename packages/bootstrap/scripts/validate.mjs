// Checks with Terraform that each synthesized stack matches the schemas of the providers. It needs no credentials and reads no state.
//
//   npx nx validate bootstrap-app
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const stacks = 'cdktf.out/stacks';
const terraform = process.env.TERRAFORM_BINARY_NAME || 'terraform';

for (const stack of readdirSync(stacks)) {
  process.stdout.write(`\n${stack}\n`);
  for (const args of [['init', '-backend=false', '-input=false'], ['validate']]) {
    const { status, error } = spawnSync(terraform, args, { cwd: join(stacks, stack), stdio: 'inherit' });
    if (error) throw error;
    if (status !== 0) process.exit(status ?? 1);
  }
}
