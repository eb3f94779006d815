import { join } from 'node:path';
import { FaultError, throwFaults } from '@auth0-cognito/contract';
import { appFolder, findCheckout } from '@auth0-cognito/checkout';
import { initialize, type Session, terraformBinary } from '@auth0-cognito/delivery';
import { EXIT } from '../exit-codes';
import type { CommandContext } from '../command-context';
import { openReader } from '../github/reader';
import { askSubject, statedFaults } from '../github/subject';
import { tell } from '../terminal';
import { typedAnswer } from '../typed-answer';
import { auth0Faults, awsFaults } from './credentials';
import { fault } from '../faults';
import { exclusively } from './exclusively';
import { BootstrapFolder } from './folder';
import { nextSteps } from './next-steps';
import type { Roles } from './next-steps';
import { releaseOwnLocks } from './own-locks';
import { settle } from './settle';
import type { Settled, SettleOptions } from './settle';
import { heldHere, heldThere, placeOfState } from './state-place';
import { readTarget } from './target';
import type { Target } from './target';
import { inStack } from '../in-session';

/** What a person chose. */
export interface BootstrapOptions {
  /** Applies without a question. */
  readonly yes?: boolean;
  /** Imports objects that have the names and are in no state. */
  readonly import?: boolean;
  /** One side of the two. */
  readonly only?: 'aws' | 'auth0';
}

/** Brings the account's stack to what it says, and its state into the bucket. */
async function settleAccount(
  session: Session,
  folder: BootstrapFolder,
  target: Target,
  options: SettleOptions,
): Promise<Settled> {
  const place = await placeOfState(target, folder);
  folder.keepState(place);
  const settled = await settle(session, folder, options);
  if (place === 'bucket' || settled === 'declined' || settled === 'interrupted') return settled;
  if (session.signal.aborted) return 'interrupted';

  const here = heldHere(folder.stateFile);
  folder.noteMoving();
  folder.keepState('bucket');
  await session.terraform.must(['init', '-input=false', '-migrate-state', '-force-copy']);
  const there = await heldThere(target);
  if (!there || there.join() !== here?.join())
    throw new FaultError('state of bootstrap', [
      fault.ERR_BOOTSTRAP_NOT_MOVED({ path: folder.stateFile, bucket: target.bucket }),
    ]);
  folder.noteMoved();
  return settled;
}

/** Opens the account's stack as it stands. */
async function openAccount(session: Session, folder: BootstrapFolder, target: Target): Promise<Settled> {
  if ((await placeOfState(target, folder)) === 'here')
    throw new FaultError(`bootstrap ${target.environment}`, [
      fault.ERR_BOOTSTRAP_ACCOUNT_FIRST({ environment: target.environment }),
    ]);
  folder.keepState('bucket');
  await initialize(session);
  return 'unchanged';
}

/** ARNs of an environment's roles, from the account's state. */
async function rolesOf({ terraform }: Session, environment: string): Promise<Roles> {
  return terraform.read(['output', '-json', 'environments'], async (bytes) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    const all = JSON.parse(Buffer.concat(pieces).toString()) as Record<string, Record<string, string>>;
    const { plan_role_arn: plan = '', deploy_role_arn: deploy = '' } = all[environment] ?? {};
    return { plan, deploy };
  });
}

/**
 * Makes what an environment's deployment stands on: its account's stack, then its tenant's.
 *
 * @throws FaultError where nobody can be asked, credentials are missing or another account's, or something there is in no state.
 */
export async function bootstrap(
  context: CommandContext,
  environment: string,
  { yes = false, import: mayImport = false, only }: BootstrapOptions,
): Promise<void> {
  const { output } = context;
  const checkout = findCheckout();
  appFolder(checkout, environment);
  if (!yes && !process.stdin.isTTY)
    throw new FaultError(`bootstrap ${environment}`, [
      fault.ERR_CONFIRMATION_MISSING({ option: '--yes', answer: 'yes' }),
    ]);
  const target = await readTarget(checkout, environment);
  // The tenant's applications trust no token of GitHub.
  const subject = only === 'auth0' ? undefined : await askSubject(openReader(target.repository));
  throwFaults(`bootstrap ${environment}`, [
    ...(await awsFaults(target.region, target.account)),
    ...(only === 'aws' ? [] : auth0Faults(target.tenant)),
    ...(subject ? statedFaults(subject, target.subClaimPrefix, 'subClaimPrefix') : []),
  ]);
  if (subject?.outcome === 'unasked') {
    const { code, received } = subject.fault;
    tell(output, `warning: ${target.subClaimPrefix} was not compared with GitHub: ${code}: ${received}`);
  }
  const settling = (session: Session, question: string): SettleOptions => ({
    mayImport,
    ask: async () => {
      if (yes) return true;
      const dialogue = { input: process.stdin, output: process.stderr, signal: session.signal };
      const answer = await typedAnswer(`\n${question} Type yes to apply: `, dialogue);
      return answer === undefined ? undefined : answer === 'yes';
    },
  });
  const codes = {
    unchanged: EXIT.success,
    applied: EXIT.success,
    declined: EXIT.refused,
    interrupted: EXIT.interrupted,
  };

  await exclusively(join(checkout, '.local/bootstrap', `${target.account}.pid`), async (afterKill) => {
    if (afterKill) await releaseOwnLocks(target, output);
    const account = new BootstrapFolder(checkout, target.accountStack);
    const auth0 = new BootstrapFolder(checkout, target.auth0Stack);
    let roles: Roles = { plan: '', deploy: '' };
    const accountCode = await inStack(context, account.stack(), async (session) => {
      const options = settling(session, `AWS account ${target.account}.`);
      tell(output, `\n${target.accountStack.name}: state, roles`);
      const settled =
        only === 'auth0'
          ? await openAccount(session, account, target)
          : await settleAccount(session, account, target, options);
      if (codes[settled] === EXIT.success) roles = await rolesOf(session, environment);
      return codes[settled];
    });
    if (accountCode !== EXIT.success) return;
    if (only !== 'aws') {
      const auth0Code = await inStack(context, auth0.stack(), async (session) => {
        tell(output, `\n${target.auth0Stack.name}: management applications`);
        return codes[await settle(session, auth0, settling(session, `Auth0 tenant ${target.tenant}.`))];
      });
      if (auth0Code !== EXIT.success) return;
    }
    tell(
      output,
      `\n${environment} stands. What is left to do on GitHub, as an administrator of ${target.repository}:\n`,
    );
    const terraform = { binary: terraformBinary(checkout), folder: auth0.path };
    output.result.write(nextSteps(target, roles, only === 'aws' ? undefined : terraform));
  });
}
