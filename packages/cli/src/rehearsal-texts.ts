import type { Rehearsal, RehearsalReport } from '@auth0-cognito/rehearsal';
import { styled, tell } from './terminal';
import type { Output } from './terminal';

/** The outcome of a rehearsal, for people. */
export function tellReport(output: Output, report: RehearsalReport): void {
  tell(output);
  if (report.terraform !== undefined) {
    const providers = report.providers.map(({ name, version, source }) => `${name} ${version} (${source})`);
    tell(output, `  with Terraform ${report.terraform}, ${providers.join(', ')}`);
  }
  if (report.digest !== undefined) tell(output, `  applied cdk.tf.json of SHA-256 ${report.digest}`);
  for (const { address, actions } of report.secondPlan) {
    tell(output, `  ${styled(output, 'red', '✗')} the second plan would ${actions.join(' and ')} ${address}`);
  }
  for (const { name, ok, expected, received } of report.checks) {
    if (ok) continue;
    tell(output, `  ${styled(output, 'red', '✗')} ${name}\n      expected: ${expected}\n      received: ${received}`);
  }
  for (const each of report.leftovers ?? []) tell(output, `  ${styled(output, 'red', '✗')} left behind: ${each}`);
  for (const [host, times] of Object.entries(report.refusedHosts)) {
    tell(output, `  refused, as no part of this rehearsal: ${host} (${times} times)`);
  }
  if (report.failure) tell(output, `\n${report.failure.message}`);

  const held = report.checks.filter(({ ok }) => ok).length;
  const checks = `${held} of ${report.checks.length} checks of both sides held`;
  const verdict = report.ok ? styled(output, 'green', 'held') : styled(output, 'red', 'did not hold');
  tell(output, `\n${report.environment}: ${verdict}; ${checks}. AWS and Auth0 were local stand-ins.`);
}

/** How to look around in a rehearsal that is left running. */
export function tellAccess(output: Output, rehearsal: Rehearsal): void {
  const { folder, gateway, childEnvironment } = rehearsal.parts;
  const file = rehearsal.writeShellEnvironment();
  tell(output, '\nIt keeps running until Ctrl-C. In another terminal:');
  tell(output, `  . ${file}`);
  tell(output, `  cd ${rehearsal.terraform.path}`);
  tell(output, `  ${childEnvironment.TERRAFORM_BINARY_NAME} plan`);
  tell(output, `  aws cognito-idp list-user-pools --max-results 10 --region ${rehearsal.configuration.region}`);
  tell(output, 'A browser reaches it by the proxy, and has to trust this certificate (in a profile of its own):');
  tell(output, `  proxy ${gateway.url}   certificate ${folder.authorityFile}`);
  tell(output, `  logs  ${folder.path}`);
}
