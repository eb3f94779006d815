import { printable, throwFaults } from '@auth0-cognito/contract';
import { appFaults, findCheckout } from '@auth0-cognito/checkout';
import type { Output } from '@auth0-cognito/delivery';
import { Command, Option } from 'commander';
import { AREAS, worstOf } from '../doctor/finding';
import type { Area, Finding } from '../doctor/finding';
import { areasOf } from '../doctor/areas';
import type { Role } from '../doctor/values';
import { EXIT } from '../exit-codes';
import type { CommandContext } from '../command-context';
import { styled, printLine } from '../terminal';

interface Options {
  readonly role: Role;
  readonly only?: string;
  readonly json?: boolean;
}

const HELP = `
Without an environment it checks this machine. With environments it also checks everything that they need:
  machine  Node, Terraform, Python with moto, providers and Chromium
  aws      the AWS account of the credentials, and the state bucket
  auth0    the scopes of the management application in AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET
  github   the subject prefix of the repository against accounts.ts, the default branch and its rules, and the GitHub
           environments {environment} and {environment}-plan: branches, reviewers of production, AWS_ROLE_ARN, secrets

It changes nothing. Each finding has a mark: ✓ passed, ✗ failed, ? could not be checked. Missing credentials and servers that
do not respond in time are '?'. For GitHub it uses GH_TOKEN or GITHUB_TOKEN; variables and secrets require a token, and so does
every setting of a private repository.

Examples:
  $ ./federation doctor                                      this machine
  $ ./federation doctor dev staging                          this machine and two environments
  $ ./federation doctor prod --role plan --only aws,auth0    the credentials of a plan
  $ GH_TOKEN=$(gh auth token) ./federation doctor dev --only github --json`;

const EXIT_CODES = { passed: EXIT.success, failed: EXIT.refused, unanswered: EXIT.failed } as const;
const MARKS = { passed: ['green', '✓'], failed: ['red', '✗'], unanswered: ['yellow', '?'] } as const;

function printFinding(output: Output, { environment, title, outcome, faults, notices }: Finding): void {
  const [colour, mark] = MARKS[outcome];
  const about = environment === undefined ? title : `${environment}: ${title}`;
  printLine(output, `${styled(output, colour, mark)} ${printable(about)}`);
  for (const { code, received, fix } of faults) {
    const lines = received.split('\n').map(printable).join('\n      ');
    printLine(output, `    ${code}: ${lines}\n      fix: ${printable(fix)}`);
  }
  for (const notice of notices) printLine(output, `    notice: ${printable(notice)}`);
}

/** `./federation doctor`: checks the machine, credentials, scopes and the settings on GitHub. */
export function doctorCommand({ output, exit }: CommandContext): Command {
  return new Command('doctor')
    .summary('check the machine, credentials, scopes and GitHub settings')
    .description('Checks the machine, and for environments the credentials, scopes, state bucket and GitHub settings.')
    .argument('[environments...]', 'folders of apps/, for example dev')
    .addOption(
      new Option('--role <role>', 'what the credentials are for').choices(['plan', 'deploy']).default('deploy'),
    )
    .option('--only <areas>', `check only these, separated by commas: ${AREAS.join(', ')}`)
    .option('--json', 'print one JSON document instead of the report')
    .addHelpText('after', HELP)
    .action(async (environments: readonly string[], { role, only, json = false }: Options) => {
      const checkout = findCheckout();
      const areas: readonly Area[] = areasOf(only, environments);
      throwFaults('doctor', appFaults(checkout, environments));

      const { doctor } = await import('../doctor/doctor');
      const question = { checkout, environments: [...new Set(environments)], areas, role };
      const findings = await doctor(question, (finding) => {
        if (!json) printFinding(output, finding);
      });
      const outcome = worstOf(findings);
      if (json)
        output.result.write(
          `${JSON.stringify({ outcome, role, environments: question.environments, findings }, null, 2)}\n`,
        );
      exit(EXIT_CODES[outcome]);
    });
}
