import { FaultError } from '@auth0-cognito/contract';
import type { Finding, Output, Session, Unsearched } from '@auth0-cognito/delivery';
import { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { EXIT, type ExitCode } from '../exit-codes';
import { fault } from '../faults';
import { inSession } from '../in-session';
import { confirm } from '../prompts';
import { printLine } from '../terminal';

const HELP = `
It reports what a stopped run has left, with the command that fixes it:

  ERR_STATE_NOT_PUSHED     a state that Terraform could not write to its bucket
  ERR_STATE_LOCKED         a lock, with its holder and age
  ERR_AUTH0_SCOPES         before a first apply: missing scopes of the Auth0 credentials
  ERR_STATE_STALE          an id in the state that no longer exists, as after an older state was restored
  ERR_TAINTED              an object that Terraform created and could not read back
  ERR_ACTION_NOT_DEPLOYED  an action that Auth0 did not deploy
  ERR_SECOND_OBJECT        a second object of one name, as after a lost response or a stopped replacement
  ERR_IMPORT_AMBIGUOUS     several objects of one name that are in no state
  ERR_ORPHAN               an object that is in no state, as after a killed first apply

Start with the first. If it concerns only the state and there is a terminal, it offers to run the command; without your
confirmation it changes nothing. Without a terminal, --confirm runs one step of the report: it fails if the report no longer has
that step. The workflow recover.yml does this in CI. ./federation apply refuses orphans; cdktf deploy and terraform apply do not,
so 'nx deploy' runs this command first. To import orphans with a review:

  1. ./federation plan dev --import
  2. ./federation review dev
  3. ./federation apply dev --reviewed <fingerprint> --import

It prints the orphans as import blocks for Terraform on stdout, and everything else on stderr. To import them without these
commands, save the output as a .tf file next to cdk.tf.json until they are applied.

Examples:
  $ ./federation recover dev
  $ ./federation recover dev --confirm ERR_STATE_LOCKED@<id of the lock>
  $ ./federation recover dev > apps/dev/cdktf.out/stacks/dev/imports.tf`;

/** The confirmation for the step of a finding: `ERR_TAINTED@aws_cognito_user_pool.Users`; undefined if it has no step. */
const confirmationOf = ({ fault: { code }, step }: Finding) =>
  step === undefined ? undefined : `${code}@${step.at(-1) ?? ''}`;

/** Runs the step that a user has confirmed; returns the exit code. */
async function runStep({ terraform }: Session, findings: readonly Finding[], confirm: string): Promise<ExitCode> {
  const { step } = findings.find((each) => confirmationOf(each) === confirm) ?? {};
  if (step === undefined) {
    const offered = findings.flatMap((each) => confirmationOf(each) ?? []);
    throw new FaultError('recover', [fault.ERR_RECOVER_STEP({ received: confirm, offered })]);
  }
  await terraform.must(step);
  return findings.length > 1 ? EXIT.attention : EXIT.success;
}

/** Offers the first step, and runs it after a confirmation. */
async function offer(output: Output, { terraform, signal }: Session, { step }: Finding): Promise<void> {
  if (step === undefined || !process.stdin.isTTY) return;
  // On a separate line: a prompt that is wider than the terminal breaks before its end.
  printLine(output, `terraform ${step.join(' ')}`);
  if (await confirm('Run this command now?', { signal })) await terraform.must(step);
}

/** Prints the resources of an extension that the search excludes, and what to do about them. */
function printUnsearched(output: Output, unsearched: readonly Unsearched[]): void {
  if (unsearched.length === 0) return;
  printLine(
    output,
    `\nnot searched for, and not in the state: ${unsearched.length} of types that only the extension has`,
  );
  for (const { address, importId } of unsearched)
    printLine(output, `  ${address}${importId === undefined ? '' : `, import id ${importId}`}`);
  printLine(
    output,
    'If a stopped apply has created one of them, find it in AWS and import it by its id: docs/own-resources.md,\n' +
      '"Import a resource that exists". The next apply creates the others.',
  );
}

/** `./federation recover`: reports what a stopped run has left in an environment, and offers the next step. */
export function recoverCommand(context: CommandContext): Command {
  const { output } = context;
  return new Command('recover')
    .summary('report what a stopped apply has left, and how to fix it')
    .description(
      'Reports what a stopped apply has left in an environment, and the next step. Changes nothing until you confirm.',
    )
    .argument('<environment>', 'a folder in apps/, for example dev')
    .option('--confirm <step>', 'run this step of the report without a prompt')
    .addHelpText('after', HELP)
    .action(async (environment: string, { confirm }: { readonly confirm?: string }) => {
      await inSession(context, environment, async (session) => {
        const { importBlocks, inspect } = await import('@auth0-cognito/delivery');
        const { findings, orphans, unsearched } = await inspect(session);
        const [first, ...rest] = findings;
        if (first === undefined) {
          const searched = unsearched.length > 0 ? '' : ', every object is in the state';
          printLine(output, `${environment}: nothing to recover${searched}`);
        } else {
          if (orphans.length > 0) {
            printLine(
              output,
              `import blocks for Terraform, on stdout, one for each object that is in no state (${orphans.length}):`,
            );
            output.result.write(importBlocks(orphans));
          }
          const faults = rest.map((each) => each.fault);
          printLine(output, new FaultError(`environment ${environment}`, [first.fault, ...faults]).message);
        }
        printUnsearched(output, unsearched);
        if (confirm !== undefined) return runStep(session, findings, confirm);
        if (first === undefined) return EXIT.success;
        printLine(output, `\nnext step, for ${first.fault.code} at ${first.fault.path}: ${first.fault.fix}`);
        const confirmation = confirmationOf(first);
        if (confirmation !== undefined) printLine(output, `to run it without a terminal: --confirm '${confirmation}'`);
        await offer(output, session, first);
        return EXIT.attention;
      });
    });
}
