import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import type { Rehearsal, RehearsalReport } from '@auth0-cognito/rehearsal';
import { Command, Option } from 'commander';
import { EXIT } from '../exit-codes';
import type { ExitCode } from '../exit-codes';
import type { CommandContext } from '../main';
import { tellAccess, tellReport } from '../rehearsal-texts';
import { onInterruption } from '../signals';
import { stepTeller } from '../steps';
import { tell } from '../terminal';

interface Options {
  readonly provider: 'auto' | 'registry' | 'offline';
  readonly json?: boolean;
  readonly signIn?: boolean;
  readonly open?: boolean;
  readonly keep?: boolean;
  readonly destroy?: boolean;
}

const HELP = `
What it does:
  1. synthesizes the environment as 'npm run synth' does, and starts local stand-ins for AWS and Auth0 behind their real
     host names; what the environment takes for granted (state bucket, hosted zone, …) is made there
  2. runs the real 'cdktf deploy' of the unmodified app, with the real Terraform and the real AWS provider
  3. plans again, which must say no changes
  4. reads both sides back, by the AWS SDK and the Auth0 SDK, and compares them
  5. with --sign-in: signs a person in through the example application in headless Chromium, checks the tokens and the AWS
     identity, refreshes, signs out of both sides, and sees that signing in again asks for the password
Nothing leaves this machine, no real credentials are read, and everything that was started has ended when it exits.

Examples:
  $ ./federation rehearse dev
  $ ./federation rehearse prod --json > rehearsal.json
  $ ./federation rehearse staging --sign-in    a person signs in and out; pictures of each page in .local/sign-ins
  $ ./federation rehearse dev --open           in a browser that trusts this rehearsal and nothing else of yours
  $ ./federation rehearse dev --keep           leaves it running, to look around
  $ ./federation rehearse staging --destroy    also proves that it can be taken down

Exit codes:
  0  everything held                     3  the second plan was not clean
  1  a step failed                       4  the two sides do not agree
  2  could not begin: wrong input or     5  the destroy left something behind
     something missing on this machine   130, 143  stopped by Ctrl-C, SIGTERM`;

/** What a report means as an exit code: the first of these that happened. */
export function exitCodeOf(report: RehearsalReport): ExitCode {
  if (report.failure) return report.terraform === undefined ? EXIT.unusable : EXIT.failed;
  if (!report.cleanSecondPlan) return EXIT.notClean;
  if (!report.checks.every(({ ok }) => ok)) return EXIT.disagree;
  if (report.leftovers && report.leftovers.length > 0) return EXIT.leftovers;
  return report.ok ? EXIT.held : EXIT.failed;
}

/** Serves the application, makes somebody who can sign in, and opens a browser where one is asked for. */
async function giveAccess(rehearsal: Rehearsal, outputs: EnvironmentOutputs, opens: boolean) {
  const { newPerson, openOn, seedPerson } = await import('@auth0-cognito/rehearsal');
  await rehearsal.serveApplications();
  const person = newPerson();
  seedPerson(rehearsal, outputs, person);
  const browser = opens ? await openOn(rehearsal, outputs.app_url) : undefined;
  return { appUrl: outputs.app_url, person, browser };
}

/** `./federation rehearse`: applies an environment to local stand-ins and checks that both sides agree. */
export function rehearseCommand({ output, exit }: CommandContext): Command {
  return new Command('rehearse')
    .summary('apply an environment to local stand-ins for AWS and Auth0, and check that both sides agree')
    .description('Applies an environment to local stand-ins for AWS and Auth0, and checks that both sides agree.')
    .argument('<environment>', 'a folder of apps/, for example dev')
    .addOption(
      new Option(
        '--provider <which>',
        "the Auth0 provider: 'registry' is the real one from a plugin mirror, 'offline' the one served from here, 'auto' the real one where this machine has it",
      )
        .choices(['auto', 'registry', 'offline'])
        .default('auto'),
    )
    .option('--json', 'print one JSON document on stdout')
    .option('--sign-in', 'sign a person in and out in a browser without a window, and keep pictures of each page')
    .option(
      '--open',
      'open a browser on it, with a profile of its own, and leave it running until that is closed or Ctrl-C',
    )
    .option('--keep', 'leave it running until Ctrl-C, and tell how to reach it')
    .option('--destroy', 'destroy everything at the end, and check that nothing is left on either side')
    .addHelpText('after', HELP)
    .action(async (environment: string, options: Options) => {
      const { rehearse, requireDisplay } = await import('@auth0-cognito/rehearsal');
      if (options.open) requireDisplay();
      const interruption = onInterruption(output);
      let isTold = false;
      try {
        tell(output, `rehearsing ${environment}`);
        const report = await rehearse({
          environment,
          provider: options.provider,
          ...(options.signIn && { signIn: true }),
          ...(options.destroy && { destroy: true }),
          signal: interruption.signal,
          onStep: stepTeller(output),
          beforeEnd: async (rehearsal, soFar) => {
            if (!(options.keep || options.open) || interruption.signal.aborted) return;
            tellReport(output, soFar);
            isTold = true;
            const access = soFar.outputs && (await giveAccess(rehearsal, soFar.outputs, options.open === true));
            tellAccess(output, rehearsal, access);
            await Promise.race([interruption.came, ...(access?.browser ? [access.browser.closed] : [])]);
            await access?.browser?.close();
          },
        });
        if (!isTold) tellReport(output, report);
        if (options.json) output.result.write(`${JSON.stringify(report, null, 2)}\n`);
        // Ctrl-C is one way for a kept rehearsal to end; before that it is an interruption.
        const stopped = isTold ? undefined : interruption.exitCode();
        exit(stopped ?? exitCodeOf(report));
      } finally {
        interruption.release();
      }
    });
}
