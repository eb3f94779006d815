import { FaultError } from '@auth0-cognito/contract';
import type { Output } from '@auth0-cognito/delivery';
import { DOCUMENTED_DELAY, rotateSecret } from '@auth0-cognito/delivery';
import { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { EXIT } from '../exit-codes';
import { fault } from '../faults';
import { inSession } from '../in-session';
import { confirm } from '../prompts';
import { inSeconds, printLine } from '../terminal';

interface Options {
  readonly federation?: string;
  readonly yes?: boolean;
}

type Request = Parameters<typeof rotateSecret>[1];

const HELP = `
An application of Auth0 has one client secret, and so has an identity provider of Cognito. Between the two changes, each sign-in
that returns from Auth0 fails: the user has to start it again. Users who are signed in stay signed in. The command measures both
sides, prints the expected gap, and asks for confirmation. It changes Cognito as soon as Auth0 accepts the new secret, then
refreshes the state: the next plan has no change.

If it is stopped between the two changes, sign-ins fail. Run it again: it sets the secret of Auth0 in Cognito.

Examples:
  $ ./federation rotate prod
  $ ./federation rotate prod --federation partners --yes       without a terminal, as in CI`;

const EXIT_CODES = {
  rotated: EXIT.success,
  finished: EXIT.success,
  declined: EXIT.refused,
  interrupted: EXIT.interrupted,
} as const;

const seconds = (milliseconds: number) => inSeconds(milliseconds / 1000);

/** Prints what the rotation will do. */
function printPreview(output: Output, ...[target, preview]: Parameters<Request['onPreview']>): void {
  const { environment, federation, clientId, provider, identityProvider, userPoolId } = target;
  printLine(
    output,
    `${environment}, federation ${federation}: application ${clientId} of ${String(provider.domain)}, ` +
      `identity provider ${identityProvider} of ${userPoolId}`,
  );
  if (preview.isUnfinished) {
    printLine(
      output,
      'Cognito and Auth0 have different secrets: sign-ins through Auth0 fail. Cognito gets the secret of Auth0.',
    );
    return;
  }
  printLine(output, `Sign-ins that return from Auth0 will fail for about ${seconds(preview.expectedGap)}.`);
  const delay = `Auth0 documents up to ${DOCUMENTED_DELAY / 1000} s until a new secret takes effect`;
  printLine(
    output,
    preview.isObserved
      ? `${delay}; Cognito gets it as soon as Auth0 accepts it.`
      : `${delay}, and does not show when it has: the gap may be longer by this time.`,
  );
}

type Rotation = Parameters<Request['onRotation']>[0];

const isDone = ({ outcome }: Rotation) => EXIT_CODES[outcome] === EXIT.success;

/** Prints what the rotation did. */
function printRotation(output: Output, rotation: Rotation): void {
  if (rotation.outcome === 'finished') printLine(output, '✓ Cognito has the secret of Auth0');
  if (rotation.outcome === 'rotated') {
    printLine(output, `✓ Auth0 accepts a new secret, after ${seconds(rotation.delay)}`);
    printLine(output, `✓ Cognito has it; sign-ins failed for at most ${seconds(rotation.gap)}`);
  }
  if (isDone(rotation))
    printLine(output, 'Terraform refreshes the state; if another command holds its lock, it waits.');
}

/** `./federation rotate`: sets a new client secret on both sides of a federation. */
export function rotateCommand(context: CommandContext): Command {
  const { output } = context;
  return new Command('rotate')
    .summary('rotate the client secret between Auth0 and Cognito')
    .description(
      'Rotates the client secret between Auth0 and Cognito. Prints how long sign-ins fail, and asks for confirmation.',
    )
    .argument('<environment>', 'a folder in apps/, for example dev')
    .option('--federation <key>', 'the federation, if the environment has several')
    .option('--yes', 'rotate without asking for confirmation')
    .addHelpText('after', HELP)
    .action(async (environment: string, { federation, yes = false }: Options) => {
      if (!yes && !process.stdin.isTTY)
        throw new FaultError(`rotate ${environment}`, [
          fault.ERR_CONFIRMATION_MISSING({ option: '--yes', answer: 'a yes' }),
        ]);
      await inSession(context, environment, async (session) => {
        const { signal } = session;
        const rotation = await rotateSecret(session, {
          ...(federation !== undefined && { federation }),
          confirm: async () => yes || confirm('Rotate the secret now?', { signal }),
          onPreview: (target, preview) => printPreview(output, target, preview),
          onRotation: (rotation) => printRotation(output, rotation),
        });
        if (isDone(rotation)) printLine(output, '✓ The state has it, too: the next plan has no change of the secret');
        return EXIT_CODES[rotation.outcome];
      });
    });
}
