import { join } from 'node:path';
import type { TestUser, Rehearsal, RehearsalReport, SignInReport, VisibleBrowser } from '@auth0-cognito/rehearsal';
import type { Output } from '@auth0-cognito/delivery';
import { styled, printLine } from './terminal';

function printFailedChecks(output: Output, checks: RehearsalReport['checks']): void {
  for (const { name, ok, expected, received } of checks) {
    if (ok) continue;
    printLine(
      output,
      `  ${styled(output, 'red', '✗')} ${name}\n      expected: ${expected}\n      received: ${received}`,
    );
  }
}

function printSignIn(output: Output, { checks, trust, folder, trace }: SignInReport): void {
  printFailedChecks(output, checks);
  const passed = checks.filter(({ ok }) => ok).length;
  printLine(output, `  sign-in: ${passed} of ${checks.length} checks passed, in Chromium`);
  if (trust === 'key') {
    printLine(
      output,
      '  certutil is missing, so the browser did not check host names: install libnss3-tools to check them',
    );
  }
  printLine(output, `  screenshots: ${folder}`);
  printLine(output, `  browser trace: npx playwright-core show-trace ${trace}`);
}

/** Prints the result of a rehearsal. */
export function printReport(output: Output, report: RehearsalReport): void {
  printLine(output);
  if (report.terraform !== undefined) {
    const providers = report.providers.map(({ name, version, source }) => `${name} ${version} (${source})`);
    printLine(output, `  with ${report.terraform}, ${providers.join(', ')}`);
    for (const { name, version, deployed } of report.providers) {
      if (version === deployed) continue;
      printLine(
        output,
        `  ${styled(output, 'yellow', '!')} a deployment uses ${name} ${deployed}, which no plugin mirror of this machine has`,
      );
    }
  }
  if (report.digest !== undefined) printLine(output, `  applied cdk.tf.json of SHA-256 ${report.digest}`);
  for (const { address, actions } of report.secondPlan) {
    printLine(output, `  ${styled(output, 'red', '✗')} the second plan would ${actions.join(' and ')} ${address}`);
  }
  printFailedChecks(output, report.checks);
  for (const address of report.unchecked ?? []) printLine(output, `  not checked: ${address}`);
  for (const each of report.leftovers ?? []) printLine(output, `  ${styled(output, 'red', '✗')} left behind: ${each}`);
  for (const { fault, injected } of report.injectedFaults ?? []) {
    const times =
      injected === 0
        ? styled(output, 'red', 'matched no call')
        : `injected into ${injected} ${injected === 1 ? 'call' : 'calls'}`;
    printLine(output, `  fault: ${fault}: ${times}`);
  }
  for (const [host, times] of Object.entries(report.refusedHosts)) {
    printLine(output, `  refused a request to a host that this rehearsal does not have: ${host} (${times} times)`);
  }
  if (report.signIn) printSignIn(output, report.signIn);
  if (report.failure) printLine(output, `\n${report.failure.message}`);

  // Nothing was applied, so only the failure is reported.
  if (report.terraform === undefined) return;
  const passed = report.checks.filter(({ ok }) => ok).length;
  const checks =
    report.checks.length === 0
      ? 'it ended before both sides were compared'
      : `${passed} of ${report.checks.length} checks of both sides passed`;
  const verdict = report.ok ? styled(output, 'green', 'passed') : styled(output, 'red', 'failed');
  printLine(output, `\n${report.environment}: ${verdict}; ${checks}. AWS and Auth0 were local stand-ins.`);
}

/** Addresses and user of a rehearsal that keeps running. */
export interface Access {
  /** URL of the example application. */
  readonly appUrl: string;
  /** URL of the hosted sign-in page, with the web client's parameters. */
  readonly signInUrl: string;
  /** A user who can sign in. */
  readonly person: TestUser;
  /** The opened browser, if any. */
  readonly browser: VisibleBrowser | undefined;
}

const row = (label: string, text: string) => `  ${label.padEnd(12)} ${text}`;

/** The rows about the application; none if the rehearsal ended before its URL was known. */
function accessRows({ reach }: Rehearsal, { appUrl, signInUrl, person, browser }: Access): string[] {
  return [
    row('application', browser ? `${appUrl}, in the browser that was opened` : appUrl),
    row('sign-in page', signInUrl),
    row('user', `${person.email}, password ${person.password}`),
    ...(browser
      ? []
      : [
          row('browser', `run with --open to open one, or use the proxy ${reach.proxy} in a separate profile`),
          row('', `that trusts the certificate ${reach.authorityFile}`),
        ]),
  ];
}

/** Prints the addresses, the user, the shell and the commands of a rehearsal that keeps running. */
export function printAccess(output: Output, rehearsal: Rehearsal, access?: Access): void {
  const { environment, checkout, path, childEnvironment } = rehearsal;
  const file = rehearsal.writeShellEnvironment();
  const terraform = childEnvironment.TERRAFORM_BINARY_NAME;
  const federation = join(checkout, 'federation');
  const lines = [
    '',
    `The rehearsal runs until ${access?.browser ? 'you close the browser or press Ctrl-C' : 'you press Ctrl-C'}.`,
    ...(access ? accessRows(rehearsal, access) : []),
    row('logs', path),
    '',
    "Open a shell in another terminal. It reaches only this rehearsal. To leave it, type 'exit'.",
    `  bash --rcfile ${file}`,
    '',
    `In that shell, after an edit of apps/${environment}/src/environment.ts:`,
    `  cd ${checkout}`,
    `  npx nx synth ${environment}`,
    ...['plan', 'review'].map((command) => `  ./federation ${command} ${environment}`),
    `  ./federation apply ${environment} --reviewed <fingerprint>`,
    '',
    'More commands to try:',
    ...['drift', 'recover'].map((command) => `  ./federation ${command} ${environment}`),
    '',
    `  cd ${join(checkout, 'apps', environment)}`,
    ...['diff', 'output'].map((command) => `  npx cdktf ${command} ${environment}`),
    '',
    `  cd ${rehearsal.terraform.path}`,
    `  ${terraform} plan`,
    `  ${terraform} output -json > outputs.json`,
    `  ${federation} verify ${environment} --outputs outputs.json`,
    `  aws cognito-idp list-user-pools --max-results 10 --region ${rehearsal.configuration.region}`,
  ];
  for (const line of lines) printLine(output, line);
}
