import { Command } from 'commander';
import { findCheckout } from '@auth0-cognito/checkout';
import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import type { CheckResult, Network } from '@auth0-cognito/verify';
import { type Output, readOutputs } from '@auth0-cognito/delivery';
import { EXIT } from '../exit-codes';
import type { CommandContext } from '../command-context';
import { promptPassword } from '../prompts';
import { styled, printLine } from '../terminal';

interface Options {
  readonly outputs?: string;
  readonly as?: string;
  readonly json?: boolean;
}

const HELP = `
It sends GET requests only, without credentials. It changes nothing and does not sign in.
With --as USER it also signs in with a browser: through Cognito to Auth0, refreshes the tokens, and signs out on both sides. The
password comes from FEDERATION_PASSWORD or a prompt. The user must have no second factor in Auth0; Cognito keeps a record of them.
HTTPS_PROXY and NODE_EXTRA_CA_CERTS apply, so it also verifies a rehearsal that is left running.

Examples:
  $ ./federation verify prod
  $ ./federation verify staging --outputs outputs.json --json
  $ ./federation verify staging --as tester@acme.example`;

const EXIT_CODES = { passed: EXIT.success, failed: EXIT.refused, unanswered: EXIT.failed } as const;
const MARKS = { passed: ['green', '✓'], failed: ['red', '✗'], unanswered: ['yellow', '?'] } as const;

function printCheck(output: Output, check: CheckResult): void {
  const [colour, mark] = MARKS[check.outcome];
  printLine(output, `${styled(output, colour, mark)} ${check.title}`);
  if (check.outcome === 'passed') return;
  for (const part of ['request', 'expected', 'got', 'fix'] as const)
    printLine(output, `    ${part.padEnd(9)}${check[part]}`);
}

/** A complete sign-in, in a browser with the proxy and the CA of this process. */
async function signIn(
  outputs: EnvironmentOutputs,
  network: Network,
  user: { readonly name: string; readonly password: string },
  onCheck: (check: CheckResult) => void,
): Promise<readonly CheckResult[]> {
  const { launchOnNetwork } = await import('@auth0-cognito/rehearsal');
  const { verifySignIn } = await import('@auth0-cognito/verify');
  const { browser, close } = await launchOnNetwork(findCheckout());
  try {
    return await verifySignIn(outputs, { page: await browser.newPage(), network, user }, onCheck);
  } finally {
    await close();
  }
}

/** `./federation verify`: checks the sign-in of a live environment. */
export function verifyCommand({ output, exit }: CommandContext): Command {
  return new Command('verify')
    .summary('check the sign-in of a deployed environment over HTTPS')
    .description(
      'Checks over HTTPS, without credentials, that the sign-in of a deployed environment is configured correctly.',
    )
    .argument('<environment>', 'a folder in apps/, for example dev')
    .option('--outputs <file>', 'a file with the outputs, instead of reading the state')
    .option('--as <user>', 'also sign this user in and out in a browser')
    .option('--json', 'print one JSON document on stdout')
    .addHelpText('after', HELP)
    .action(async (environment: string, options: Options) => {
      const { openNetwork, outcomeOf, verify } = await import('@auth0-cognito/verify');
      const outputs = await readOutputs(environment, options.outputs);
      const password = options.as === undefined ? '' : await promptPassword(options.as);
      if (password === undefined) {
        exit(EXIT.interrupted);
        return;
      }
      const network = openNetwork();
      try {
        const onCheck = (check: CheckResult) => printCheck(output, check);
        const { checks: asked } = await verify(outputs, network.get, onCheck);
        const user = options.as === undefined ? undefined : { name: options.as, password };
        const checks = [...asked, ...(user ? await signIn(outputs, network, user, onCheck) : [])];
        const report = { environment: outputs.environment, outcome: outcomeOf(checks), checks };
        const counts = (['passed', 'failed', 'unanswered'] as const).map(
          (outcome) => `${checks.filter((check) => check.outcome === outcome).length} ${outcome}`,
        );
        printLine(output, `\n${report.environment}: ${counts.join(', ')}`);
        if (options.json) output.result.write(`${JSON.stringify(report, null, 2)}\n`);
        exit(EXIT_CODES[report.outcome]);
      } finally {
        await network.close();
      }
    });
}
