import { Command } from 'commander';
import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import type { CheckResult, Network } from '@auth0-cognito/verify';
import type { CommandContext } from '../main';
import { readOutputs } from '../outputs';
import { readPassword } from '../password';
import { styled, tell, type Output } from '../terminal';

interface Options {
  readonly outputs?: string;
  readonly as?: string;
  readonly json?: boolean;
}

const HELP = `
Without --as it asks as a browser without a session does: GET requests only, no credentials, nothing is changed and nobody is signed in.
With --as USER a person signs in as well, in a browser: to Auth0 through Cognito, for tokens, refreshed, and out of both sides. The
password comes from FEDERATION_PASSWORD or a prompt; the person must have no second factor at Auth0. Cognito then knows them.
HTTPS_PROXY and NODE_EXTRA_CA_CERTS are honoured, so it also verifies a rehearsal that is kept running.

Examples:
  $ ./federation verify prod
  $ ./federation verify staging --outputs outputs.json --json
  $ ./federation verify staging --as tester@acme.example

Exit codes:
  0  all checks held
  1  a check failed
  2  could not ask: wrong input, or no answer to a check`;

const EXIT_CODES = { held: 0, failed: 1, unasked: 2 } as const;
const MARKS = { held: ['green', '✓'], failed: ['red', '✗'], unasked: ['yellow', '?'] } as const;

function tellCheck(output: Output, check: CheckResult): void {
  const [colour, mark] = MARKS[check.outcome];
  tell(output, `${styled(output, colour, mark)} ${check.title}`);
  if (check.outcome === 'held') return;
  for (const part of ['asked', 'expected', 'got', 'fix'] as const) tell(output, `    ${part.padEnd(9)}${check[part]}`);
}

/** A whole sign-in, in a browser that sees the network as this process does. */
async function signIn(
  outputs: EnvironmentOutputs,
  network: Network,
  user: { readonly name: string; readonly password: string },
  onCheck: (check: CheckResult) => void,
): Promise<readonly CheckResult[]> {
  const { findCheckout, launchOnNetwork } = await import('@auth0-cognito/rehearsal');
  const { verifySignIn } = await import('@auth0-cognito/verify');
  const { browser, close } = await launchOnNetwork(findCheckout());
  try {
    return await verifySignIn(outputs, { page: await browser.newPage(), network, user }, onCheck);
  } finally {
    await close();
  }
}

/** `./federation verify`: asks a live environment whether sign-in is wired. */
export function verifyCommand({ output, exit }: CommandContext): Command {
  return new Command('verify')
    .summary('ask a live environment, over HTTPS and without credentials, whether sign-in is wired')
    .description('Asks a live environment, over HTTPS and without credentials, whether sign-in is wired.')
    .argument('<environment>', 'a folder of apps/, for example dev')
    .option('--outputs <file>', "the environment's outputs, instead of asking its state")
    .option('--as <user>', 'also sign this person in and out, in a browser')
    .option('--json', 'print one JSON document on stdout')
    .addHelpText('after', HELP)
    .action(async (environment: string, options: Options) => {
      const { openNetwork, outcomeOf, verify } = await import('@auth0-cognito/verify');
      const outputs = await readOutputs(environment, options.outputs);
      const password = options.as === undefined ? '' : await readPassword(output, options.as);
      const network = openNetwork();
      try {
        const onCheck = (check: CheckResult) => tellCheck(output, check);
        const { checks: asked } = await verify(outputs, network.ask, onCheck);
        const user = options.as === undefined ? undefined : { name: options.as, password };
        const checks = [...asked, ...(user ? await signIn(outputs, network, user, onCheck) : [])];
        const report = { environment: outputs.environment, outcome: outcomeOf(checks), checks };
        const counts = (['held', 'failed', 'unasked'] as const).map(
          (outcome) => `${checks.filter((check) => check.outcome === outcome).length} ${outcome}`,
        );
        tell(output, `\n${report.environment}: ${counts.join(', ')}`);
        if (options.json) output.result.write(`${JSON.stringify(report, null, 2)}\n`);
        exit(EXIT_CODES[report.outcome]);
      } finally {
        await network.close();
      }
    });
}
