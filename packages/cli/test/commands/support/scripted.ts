import { existsSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { Checkout } from './checkout';

/** Answers of the stand-in for Terraform, by subcommand. Any other subcommand succeeds without output. */
export type Answers = Readonly<
  Record<
    string,
    {
      exitCode?: number;
      stdout?: string;
      stderr?: string;
      waits?: boolean;
      killed?: boolean;
      writes?: Record<string, string>;
    }
  >
>;

/** A checkout in which Terraform gives the answers of a test. */
export class ScriptedCheckout extends Checkout {
  constructor(variables: NodeJS.ProcessEnv = {}) {
    const own: NodeJS.ProcessEnv = { ...process.env };
    super(own);
    Object.assign(own, this.terraform, variables);
  }

  /** Variables that make the command use the stand-in for Terraform. */
  get terraform() {
    return {
      TERRAFORM_BINARY_NAME: resolve(__dirname, 'fake-terraform.sh'),
      FAKE_TERRAFORM: this.path('answers'),
    };
  }

  /** Replaces all answers. */
  answer(answers: Answers): void {
    rmSync(this.path('answers'), { recursive: true, force: true });
    for (const [command, { writes = {}, waits, killed, ...printed }] of Object.entries(answers)) {
      const files = { ...printed, ...(waits && { waits: '' }), ...(killed && { killed: '' }) };
      for (const [name, value] of Object.entries(files)) this.write(`answers/${command}/${name}`, String(value));
      for (const [name, text] of Object.entries(writes)) this.write(`answers/${command}/writes/${name}`, text);
    }
  }

  /** The calls of Terraform, one a line. */
  get calls(): string[] {
    const file = this.path('answers.calls');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  }
}

const POOL = { address: 'aws_cognito_user_pool.Users', mode: 'managed', type: 'aws_cognito_user_pool', name: 'Users' };

/** A plan in the format of `terraform show -json` with this action on a user pool. */
export function poolPlan(actions: readonly string[], before: unknown, after: unknown): string {
  const change = { actions, before, after, after_unknown: {}, before_sensitive: false, after_sensitive: false };
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    applyable: true,
    complete: true,
    errored: false,
    resource_changes: [{ ...POOL, provider_name: 'registry.terraform.io/hashicorp/aws', change }],
    configuration: {},
  });
}

const USERS = { name: 'acme-dev', deletion_protection: 'ACTIVE' };

/** Plans by their actions. */
export const PLANS = {
  creates: poolPlan(['create'], null, { ...USERS, mfa_configuration: 'OPTIONAL' }),
  updates: poolPlan(['update'], { ...USERS, mfa_configuration: 'OFF' }, { ...USERS, mfa_configuration: 'OPTIONAL' }),
  replaces: poolPlan(['delete', 'create'], USERS, { ...USERS, name: 'acme-qa' }),
  destroys: poolPlan(['delete'], { ...USERS, deletion_protection: 'INACTIVE' }, null),
  destroysProtected: poolPlan(['delete'], USERS, null),
};
