import { join } from 'node:path';
import type { Fault } from '@auth0-cognito/contract';
import { readTerraformJson } from '@auth0-cognito/checkout';
import { scopeFaults } from '../auth0/scopes';
import { fault } from '../faults';
import { findOrphans } from '../orphans/find-orphans';
import { ambiguousImports } from '../orphans/imports';
import type { Orphan } from '../orphans/orphan';
import { orphanFault } from '../orphans/orphans-error';
import { unsearched, type Unsearched } from '../orphans/unsearched';
import { terraformCommand } from '../terraform/command-line';
import { heldLock } from '../terraform/held-lock';
import { initialize, type Session } from '../terraform/session';
import { stateObjects } from '../terraform/state-objects';
import { lockedFault } from './locked-fault';
import { undeployedActions } from './undeployed-actions';

/** A problem that prevents the next apply of an environment. */
export interface Finding {
  readonly fault: Fault;
  /** Arguments of the Terraform command that fixes it, if it only concerns the state. */
  readonly step?: readonly string[];
}

/** Everything that a stopped run has left. */
export interface Inspection {
  /** In the order in which to fix them. */
  readonly findings: readonly Finding[];
  /** Objects that can be imported. */
  readonly orphans: readonly Orphan[];
  /** Resources that are not in the state and for which there is no search. */
  readonly unsearched: readonly Unsearched[];
}

/**
 * Types that the next apply has to recreate where they are tainted: nothing uses them before their creation ends, and an untaint would skip
 * its last step. An action is deployed there, a certificate is waited for, and no plan shows that it was not.
 *
 * @see https://github.com/auth0/terraform-provider-auth0/blob/main/internal/auth0/action/resource.go
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/acm/certificate_validation.go
 */
const IS_RECREATED = /^(?:auth0_action|aws_acm_certificate_validation)\./;

/**
 * Looks for what a stopped run has left in an environment: a lock, ids that do not exist, tainted objects, actions that are not deployed, duplicates, orphans; before
 * a first apply also for missing scopes of Auth0. Changes nothing.
 *
 * @throws FaultError ERR_STATE_NOT_PUSHED, which has to be ended first; what the search throws. TerraformFailure.
 */
export async function inspect(session: Session): Promise<Inspection> {
  const { stack, terraform } = session;
  await initialize(session);
  const [lock, objects] = await Promise.all([heldLock(session), stateObjects(session)]);
  const found = await findOrphans(session, { at: 'all', objects });
  // Before a first apply: one that stops in Auth0 leaves what it has created in AWS.
  const json = readTerraformJson(stack.environment, join(stack.folder, 'cdk.tf.json'));
  const notDeployed = await undeployedActions(stack, objects);
  const lacking = objects.length === 0 ? await scopeFaults(json) : [];

  const locked: Finding[] = lock
    ? [{ fault: lockedFault(session, lock), step: ['force-unlock', '-force', lock.id] }]
    : [];
  const tainted = objects
    .filter(({ isTainted, isDeposed, address }) => isTainted && !isDeposed && !IS_RECREATED.test(address))
    .map(({ address }) => {
      const step = ['untaint', address];
      const untaint = terraformCommand(terraform.binary, stack.folder, step);
      return { fault: fault.ERR_TAINTED({ path: address, untaint }), step };
    });
  const missing = found.filter(({ known }) => known === undefined);
  const ambiguous = ambiguousImports(missing);
  const single = missing.filter(({ address }) => ambiguous.every(({ path }) => path !== address));
  const of = (isOne: (orphan: Orphan) => boolean) =>
    found.filter(isOne).map((orphan) => ({ fault: orphanFault(session, orphan) }));
  return {
    findings: [
      ...locked,
      ...lacking.map((each) => ({ fault: each })),
      ...of(({ known }) => known?.exists === false),
      ...tainted,
      ...notDeployed.map((each) => ({ fault: each })),
      ...of(({ known }) => known?.exists === true),
      ...ambiguous.map((each) => ({ fault: each })),
      ...of((orphan) => single.includes(orphan)),
    ],
    orphans: single,
    unsearched: await unsearched(stack, objects),
  };
}
