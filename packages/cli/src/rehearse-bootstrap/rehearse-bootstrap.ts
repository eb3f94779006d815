import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { auth0ScopesOf, FaultError } from '@auth0-cognito/contract';
import type { Rehearsal, RehearsalOptions, StepRecorder } from '@auth0-cognito/rehearsal';
import { EXIT } from '../exit-codes';
import { fault } from '../faults';
import { OwnCheckout } from './own-checkout';

/** Settings of {@link rehearseBootstrap}. */
export interface RehearseBootstrapOptions extends Pick<RehearsalOptions, 'environment' | 'provider' | 'signal'> {
  readonly recorder: StepRecorder;
}

/** Runs commands in a rehearsal, each a step. */
class Commands {
  constructor(
    private readonly rehearsal: Rehearsal,
    private readonly checkout: OwnCheckout,
    private readonly options: RehearseBootstrapOptions,
  ) {}

  /**
   * Runs a command as a step. Writes its output to a log of the rehearsal.
   *
   * @throws FaultError ERR_BOOTSTRAP_REHEARSAL if it exits with a code that is not allowed.
   */
  async run(step: string, args: readonly string[], { variables = {}, allowed = [EXIT.success] as number[] } = {}) {
    const { recorder, signal } = this.options;
    return recorder.run(step, async () => {
      const env = { ...this.rehearsal.childEnvironment, ...variables };
      const { exitCode, text } = await this.checkout.federation(args, env, signal);
      const log = join(this.rehearsal.path, 'bootstrap.log');
      appendFileSync(log, `$ ./federation ${args.join(' ')}\n${text}\n`, { mode: 0o600 });
      if (!allowed.includes(exitCode))
        throw new FaultError(`rehearsal of bootstrap`, [
          fault.ERR_BOOTSTRAP_REHEARSAL({ path: step, exitCode, last: text.trim().split('\n').slice(-12), log }),
        ]);
      return text;
    });
  }
}

/** The credentials of a management application that bootstrap has created, in the variables of a CI job. */
function credentials(rehearsal: Rehearsal, role: 'plan' | 'deploy'): NodeJS.ProcessEnv {
  const [domain = ''] = rehearsal.configuration.auth0Domains;
  const { client_id: id, client_secret: secret } =
    rehearsal
      .auth0Tenant(domain)
      .applications()
      .find(({ name }) => name.endsWith(`-${rehearsal.environment}-terraform-${role}`)) ?? {};
  return { AUTH0_CLIENT_ID: id, AUTH0_CLIENT_SECRET: secret };
}

/**
 * Rehearses the steps before the first deployment of an environment: bootstrap creates the state bucket, the roles and the
 * management applications in the stand-ins, changes nothing in a second run, and the environment is deployed with the created
 * applications.
 *
 * @throws FaultError of the step that failed; ERR_INTERRUPTED.
 */
export async function rehearseBootstrap(options: RehearseBootstrapOptions): Promise<void> {
  const { findCheckout } = await import('@auth0-cognito/checkout');
  const { startRehearsal } = await import('@auth0-cognito/rehearsal');
  const { environment } = options;
  const rehearsal = await startRehearsal({ ...options, hasOtherConfigurations: true, beforeBootstrap: true });
  const checkout = new OwnCheckout(findCheckout(), environment);
  let isDone = false;
  try {
    const [domain = ''] = rehearsal.configuration.auth0Domains;
    // The token of an administrator also has these.
    const { AUTH0_CLIENT_ID: admin = '' } = rehearsal.childEnvironment;
    rehearsal.auth0Tenant(domain).grantScopes(admin, auth0ScopesOf(['auth0_client_grant']));
    checkout.synthesize(rehearsal.terraform.bytes);

    const commands = new Commands(rehearsal, checkout, options);
    await commands.run('bootstrap', ['bootstrap', environment, '--yes']);
    const again = await commands.run('bootstrap again', ['bootstrap', environment, '--yes']);
    if ((again.match(/No changes\./g) ?? []).length < 2)
      throw new FaultError('rehearsal of bootstrap', [
        fault.ERR_BOOTSTRAP_REHEARSAL_CHANGES({ path: 'bootstrap again' }),
      ]);
    const plan = { variables: credentials(rehearsal, 'plan'), allowed: [EXIT.success, EXIT.attention] };
    const deploy = { variables: credentials(rehearsal, 'deploy') };
    await commands.run('plan, as CI plans', ['plan', environment], plan);
    const review = join(checkout.root, 'review.json');
    await commands.run('review', ['review', environment, '--format', 'json', '--output', review], plan);
    await commands.run('apply, as CI deploys', ['apply', environment, '--reviewed', review], deploy);
    await commands.run('plan again: no changes', ['drift', environment], { variables: plan.variables });
    isDone = true;
  } finally {
    checkout.remove();
    // The fault refers to a log in its folder.
    await rehearsal.close(!isDone);
  }
}
