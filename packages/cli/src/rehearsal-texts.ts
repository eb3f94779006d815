import { join } from 'node:path';
import type { Person, Rehearsal, RehearsalReport, SignInReport, VisibleBrowser } from '@auth0-cognito/rehearsal';
import type { Output } from '@auth0-cognito/delivery';
import { styled, tell } from './terminal';

function tellFailedChecks(output: Output, checks: RehearsalReport['checks']): void {
  for (const { name, ok, expected, received } of checks) {
    if (ok) continue;
    tell(output, `  ${styled(output, 'red', '✗')} ${name}\n      expected: ${expected}\n      received: ${received}`);
  }
}

function tellSignIn(output: Output, { checks, trust, folder, trace }: SignInReport): void {
  tellFailedChecks(output, checks);
  const held = checks.filter(({ ok }) => ok).length;
  tell(output, `  sign-in: ${held} of ${checks.length} checks held, in Chromium`);
  if (trust === 'key') {
    tell(
      output,
      '  without certutil the browser took any name for this rehearsal: install libnss3-tools to have names checked',
    );
  }
  tell(output, `  pictures of each page: ${folder}`);
  tell(output, `  what the browser did:  npx playwright-core show-trace ${trace}`);
}

/** The outcome of a rehearsal, for people. */
export function tellReport(output: Output, report: RehearsalReport): void {
  tell(output);
  if (report.terraform !== undefined) {
    const providers = report.providers.map(({ name, version, source }) => `${name} ${version} (${source})`);
    tell(output, `  with ${report.terraform}, ${providers.join(', ')}`);
    for (const { name, version, deployed } of report.providers) {
      if (version === deployed) continue;
      tell(
        output,
        `  ${styled(output, 'yellow', '!')} a deployment uses ${name} ${deployed}, which no plugin mirror of this machine has`,
      );
    }
  }
  if (report.digest !== undefined) tell(output, `  applied cdk.tf.json of SHA-256 ${report.digest}`);
  for (const { address, actions } of report.secondPlan) {
    tell(output, `  ${styled(output, 'red', '✗')} the second plan would ${actions.join(' and ')} ${address}`);
  }
  tellFailedChecks(output, report.checks);
  for (const address of report.unchecked ?? []) tell(output, `  not checked: ${address}`);
  for (const each of report.leftovers ?? []) tell(output, `  ${styled(output, 'red', '✗')} left behind: ${each}`);
  for (const { fault, injected } of report.injectedFaults ?? []) {
    const times =
      injected === 0
        ? styled(output, 'red', 'no call got it')
        : `${injected} ${injected === 1 ? 'call' : 'calls'} got it`;
    tell(output, `  injected fault: ${fault}: ${times}`);
  }
  for (const [host, times] of Object.entries(report.refusedHosts)) {
    tell(output, `  refused, as no part of this rehearsal: ${host} (${times} times)`);
  }
  if (report.signIn) tellSignIn(output, report.signIn);
  if (report.failure) tell(output, `\n${report.failure.message}`);

  // It did not begin: the failure says it all.
  if (report.terraform === undefined) return;
  const held = report.checks.filter(({ ok }) => ok).length;
  const checks =
    report.checks.length === 0
      ? 'it ended before both sides were compared'
      : `${held} of ${report.checks.length} checks of both sides held`;
  const verdict = report.ok ? styled(output, 'green', 'held') : styled(output, 'red', 'did not hold');
  tell(output, `\n${report.environment}: ${verdict}; ${checks}. AWS and Auth0 were local stand-ins.`);
}

/** What can be reached in a rehearsal that is left running. */
export interface Access {
  /** Where the example application is. */
  readonly appUrl: string;
  /** A user who can sign in. */
  readonly person: Person;
  /** The browser that was opened on it. */
  readonly browser: VisibleBrowser | undefined;
}

/** How to look around in a rehearsal that is left running; without access to its application where it did not come that far. */
export function tellAccess(output: Output, rehearsal: Rehearsal, access?: Access): void {
  const { environment, checkout, path, network, childEnvironment } = rehearsal;
  const file = rehearsal.writeShellEnvironment();
  tell(output, `\nIt keeps running until Ctrl-C${access?.browser ? ', or until the browser is closed' : ''}.`);
  if (access) {
    tell(output, `The application: ${access.appUrl}${access.browser ? ', in the browser that was opened' : ''}`);
    tell(output, `  sign in as ${access.person.email} with the password ${access.person.password}`);
    if (!access.browser) {
      tell(output, `  --open opens a browser on it; one of your own reaches it by the proxy ${network.proxy}`);
      tell(output, `  and has to trust, in a profile of its own, the certificate ${network.authorityFile}`);
    }
  }
  tell(output, 'In another terminal, a shell that reaches only this rehearsal; exit leaves it:');
  tell(output, `  bash --rcfile ${file}`);
  tell(output, `In that shell, in ${join(checkout, 'apps', environment)}:`);
  for (const line of [`diff ${environment}`, `output ${environment}`])
    tell(output, `  npx cdktf ${line} --skip-provider-lock`);
  for (const line of ['plan', 'review', 'drift', 'recover'])
    tell(output, `  ${join(checkout, 'federation')} ${line} ${environment}`);
  tell(output, `In that shell, in ${rehearsal.terraform.path}:`);
  tell(output, `  ${childEnvironment.TERRAFORM_BINARY_NAME} plan`);
  tell(output, `  ${childEnvironment.TERRAFORM_BINARY_NAME} output -json > outputs.json`);
  tell(output, `  ${join(checkout, 'federation')} verify ${environment} --outputs outputs.json`);
  tell(output, `  aws cognito-idp list-user-pools --max-results 10 --region ${rehearsal.configuration.region}`);
  tell(output, `Its logs: ${path}`);
}
