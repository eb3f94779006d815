import { Command } from 'commander';
import { askOverHttps, verify, type CheckResult } from '@auth0-cognito/verify';
import type { CommandContext } from '../main';
import { readOutputs } from '../outputs';
import { styled, tell, type Output } from '../terminal';

interface Options {
  readonly outputs?: string;
  readonly json?: boolean;
}

const HELP = `
It asks as a browser without a session does: GET requests only, no credentials, nothing is changed and nobody is signed in.
HTTPS_PROXY and NODE_EXTRA_CA_CERTS are honoured, so it also verifies a rehearsal that is kept running.

Examples:
  $ federation verify prod
  $ federation verify staging --outputs outputs.json --json

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

/** `federation verify`: asks a live environment whether sign-in is wired. */
export function verifyCommand({ output, exit }: CommandContext): Command {
  return new Command('verify')
    .summary('ask a live environment, over HTTPS and without credentials, whether sign-in is wired')
    .description('Asks a live environment, over HTTPS and without credentials, whether sign-in is wired.')
    .argument('<environment>', 'a folder of apps/, for example dev')
    .option('--outputs <file>', "the environment's outputs, instead of asking its state")
    .option('--json', 'print one JSON document on stdout')
    .addHelpText('after', HELP)
    .action(async (environment: string, options: Options) => {
      const outputs = await readOutputs(environment, options.outputs);
      const ask = askOverHttps();
      try {
        const report = await verify(outputs, ask, (check) => {
          tellCheck(output, check);
        });
        const counts = (['held', 'failed', 'unasked'] as const).map(
          (outcome) => `${report.checks.filter((check) => check.outcome === outcome).length} ${outcome}`,
        );
        tell(output, `\n${report.environment}: ${counts.join(', ')}`);
        if (options.json) output.result.write(`${JSON.stringify(report, null, 2)}\n`);
        exit(EXIT_CODES[report.outcome]);
      } finally {
        await ask.close();
      }
    });
}
