import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import type { Rehearsal, RehearsalReport } from '@auth0-cognito/rehearsal';
import { PROVIDER_CHOICES, type ProviderChoice } from '@auth0-cognito/rehearsal/provider-choice';
import { Command, Option } from 'commander';
import { EXIT } from '../exit-codes';
import type { ExitCode } from '../exit-codes';
import type { CommandContext } from '../command-context';
import { printAccess, printReport } from '../rehearsal-texts';
import { interruptible, type Interruption } from '../signals';
import { rehearsingText, stepPrinter } from '../steps';
import { printLine } from '../terminal';

interface Options {
  readonly provider: ProviderChoice;
  readonly json?: boolean;
  readonly signIn?: boolean;
  readonly open?: boolean;
  readonly keep?: boolean;
  readonly destroy?: boolean;
  readonly faults?: string;
  readonly bootstrap?: boolean;
}

const HELP = `
Steps:
  1. synthesize the environment, start local stand-ins for AWS and Auth0 behind the real host names, and create what the
     environment requires in them (state bucket, hosted zone, …)
  2. run 'cdktf deploy' of the unmodified app, with the real Terraform and the real AWS provider
  3. plan again; the second plan must have no changes
  4. read both sides with the AWS SDK and the Auth0 SDK, and compare them
  5. with --sign-in: sign in through the example application in headless Chromium, check the tokens and the AWS identity,
     refresh, sign out on both sides, and check that the next sign-in asks for the password
No request leaves this machine and no real credentials are used. All processes end before the command exits.

Examples:
  $ ./federation rehearse dev
  $ ./federation rehearse prod --json > rehearsal.json
  $ ./federation rehearse staging --sign-in    also sign in and out; screenshots in .local/sign-ins
  $ ./federation rehearse dev --open           open a browser that trusts only this rehearsal
  $ ./federation rehearse dev --keep           keep it running until Ctrl-C
  $ ./federation rehearse staging --destroy    also check that destroy removes everything
  $ ./federation rehearse dev --bootstrap      bootstrap an empty account and tenant, then deploy with the result
  $ ./federation rehearse dev --faults faults.json --keep    try what follows a failed apply`;

/** The exit code of a report. */
export function exitCodeOf(report: RehearsalReport): ExitCode {
  if (report.failure) return EXIT.failed;
  return report.ok ? EXIT.success : EXIT.refused;
}

/** Serves the application, creates a user, and opens a browser if requested. */
async function giveAccess(rehearsal: Rehearsal, outputs: EnvironmentOutputs, opens: boolean) {
  const { createTestUser, openOn, seedTestUser } = await import('@auth0-cognito/rehearsal');
  await rehearsal.serveApplications();
  const person = createTestUser();
  seedTestUser(rehearsal, outputs, person);
  const browser = opens ? await openOn(rehearsal, outputs.app_url) : undefined;
  return { appUrl: outputs.app_url, signInUrl: outputs.login_url, person, browser };
}

const endingLine = () => 'stopping: ending everything that the rehearsal started …';

/** `--bootstrap`: prints each step; the fault of a failed one is thrown. */
async function bootstrapRehearsal(context: CommandContext, environment: string, provider: ProviderChoice) {
  const { output } = context;
  const { StepRecorder } = await import('@auth0-cognito/rehearsal');
  const { rehearseBootstrap } = await import('../rehearse-bootstrap/rehearse-bootstrap');
  const work = async ({ signal }: Interruption) => {
    printLine(output, rehearsingText(`bootstrap of ${environment}`));
    await rehearseBootstrap({
      environment,
      provider,
      signal,
      recorder: new StepRecorder(stepPrinter(output), signal),
    });
    printLine(output, `\nbootstrap created what ${environment} needs, and its applications deployed it`);
    return EXIT.success;
  };
  await interruptible(context, work, { line: endingLine });
}

/** `./federation rehearse`: applies an environment to local stand-ins and checks that both sides agree. */
export function rehearseCommand(context: CommandContext): Command {
  const { output } = context;
  return new Command('rehearse')
    .summary('apply an environment to local stand-ins for AWS and Auth0')
    .description('Applies an environment to local stand-ins for AWS and Auth0, and checks that the two sides match.')
    .argument('<environment>', 'a folder in apps/, for example dev')
    .addOption(
      new Option(
        '--provider <which>',
        "the Auth0 provider: 'registry' is the real one, 'offline' is this project's own, 'auto' is the real one if it is installed",
      )
        .choices(PROVIDER_CHOICES)
        .default('auto'),
    )
    .option('--json', 'print one JSON document on stdout')
    .option('--sign-in', 'sign in and out in a headless browser, with a screenshot of each page')
    .option('--open', 'open a browser with a separate profile, and keep running until it is closed or Ctrl-C')
    .option('--keep', 'keep running until Ctrl-C, and print how to connect')
    .option('--destroy', 'destroy everything at the end, and check that nothing is left')
    .option('--faults <file>', 'inject the faults of a JSON file into the calls of Terraform (docs/runbooks/faults.md)')
    .addOption(
      new Option(
        '--bootstrap',
        'rehearse bootstrap, and the first deployment with the roles and applications that it creates',
      ).conflicts(['json', 'signIn', 'open', 'keep', 'destroy', 'faults']),
    )
    .addHelpText('after', HELP)
    .action(async (environment: string, options: Options) => {
      if (options.bootstrap) {
        await bootstrapRehearsal(context, environment, options.provider);
        return;
      }
      const { rehearse, readFaultFile, requireDisplay } = await import('@auth0-cognito/rehearsal');
      if (options.open) requireDisplay();
      const faults = options.faults === undefined ? undefined : await readFaultFile(options.faults);
      let isReported = false;
      const work = async (interruption: Interruption) => {
        printLine(output, rehearsingText(environment));
        const report = await rehearse({
          environment,
          provider: options.provider,
          ...(options.signIn && { signIn: true }),
          ...(options.destroy && { destroy: true }),
          ...(faults && { faults, onInjected: (fault: string) => printLine(output, `  injected: ${fault}`) }),
          signal: interruption.signal,
          onStep: stepPrinter(output),
          beforeEnd: async (rehearsal, soFar) => {
            if (!(options.keep || options.open) || interruption.signal.aborted) return;
            printReport(output, soFar);
            isReported = true;
            const access = soFar.outputs && (await giveAccess(rehearsal, soFar.outputs, options.open === true));
            printAccess(output, rehearsal, access);
            await Promise.race([interruption.came, ...(access?.browser ? [access.browser.closed] : [])]);
            await access?.browser?.close();
          },
        });
        if (!isReported) printReport(output, report);
        if (options.json) output.result.write(`${JSON.stringify(report, null, 2)}\n`);
        return exitCodeOf(report);
      };
      // Ctrl-C ends a kept rehearsal, which has reported its result, normally; before that, it is an interruption.
      await interruptible(context, work, { line: endingLine, isNormalEnd: () => isReported });
    });
}
