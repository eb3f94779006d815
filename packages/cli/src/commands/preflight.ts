import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import type { Answer, Destination, Role } from '../bootstrap/preflight';
import { EXIT } from '../exit-codes';
import type { CommandContext } from '../main';
import { openStack } from '../terraform/stack';
import { styled, tell } from '../terminal';
import type { Output } from '../terminal';

const HELP = `
It changes nothing. It requests a token of the Auth0 tenant with AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET, and reports each missing
and each unnecessary scope. It reads the identity of the AWS credentials, and checks that the state bucket exists.

Examples:
  $ ./federation preflight dev                 the credentials of a deployment
  $ ./federation preflight prod --role plan`;

const EXIT_CODES = { held: EXIT.success, failed: EXIT.refused, unasked: EXIT.failed } as const;
const MARKS = { held: ['green', '✓'], failed: ['red', '✗'], unasked: ['yellow', '?'] } as const;

/** Where the synthesized JSON of an environment is deployed. */
function destinationOf(environment: string): Destination {
  const { folder } = openStack(environment);
  const json = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as {
    terraform: { backend: { s3: { bucket: string; region: string } } };
    provider: Record<'aws' | 'auth0', { alias?: string; domain?: string; allowed_account_ids?: string[] }[]>;
  };
  const own = (provider: 'aws' | 'auth0') => json.provider[provider].find(({ alias }) => alias === undefined);
  const { bucket, region } = json.terraform.backend.s3;
  return {
    account: own('aws')?.allowed_account_ids?.[0] ?? '',
    region,
    bucket,
    tenant: own('auth0')?.domain ?? '',
  };
}

function tellAnswer(output: Output, { title, outcome, faults, notices }: Answer): void {
  const [colour, mark] = MARKS[outcome];
  tell(output, `${styled(output, colour, mark)} ${title}`);
  for (const { code, received, fix } of faults) tell(output, `    ${code}: ${received}\n      fix: ${fix}`);
  for (const notice of notices) tell(output, `    notice: ${notice}`);
}

/** `./federation preflight`: asks whether the credentials of this shell are those that a plan or a deploy needs. */
export function preflightCommand({ output, exit }: CommandContext): Command {
  return new Command('preflight')
    .summary('check that the credentials are sufficient to plan or to deploy')
    .description('Checks that the credentials of this shell are sufficient to plan or to deploy.')
    .argument('<environment>', 'a folder in apps/, for example dev')
    .addOption(new Option('--role <role>', 'the role to check').choices(['plan', 'deploy']).default('deploy'))
    .addHelpText('after', HELP)
    .action(async (environment: string, { role }: { readonly role: Role }) => {
      const { preflight } = await import('../bootstrap/preflight');
      const answers = await preflight(destinationOf(environment), role, (answer) => tellAnswer(output, answer));
      const outcomes = answers.map(({ outcome }) => outcome);
      // What is known to be wrong comes before what is not known.
      const worst = (['failed', 'unasked', 'held'] as const).find((outcome) => outcomes.includes(outcome)) ?? 'held';
      exit(EXIT_CODES[worst]);
    });
}
