import type { Fault } from '@auth0-cognito/contract';
import { withCallErrors } from '../provider-call';
import { fault } from '../faults';
import { declaredResources, type Declared } from '../orphans/declared';
import { searchError } from '../orphans/orphans-error';
import type { Stack } from '../terraform/stack';
import type { StateObject } from '../terraform/state-objects';

/** Ids of the actions of a tenant that have changes which are not deployed. */
async function undeployed({ address, provider }: Declared): Promise<ReadonlySet<string>> {
  const { managementOf } = await import('../auth0/management');
  return withCallErrors(async () => {
    const ids = new Set<string>();
    for await (const { id = '', all_changes_deployed: isDeployed } of await managementOf(provider).actions.list())
      if (isDeployed !== true) ids.add(id);
    return ids;
  }, searchError(address));
}

/**
 * The faults of actions that the state has as deployed and that Auth0 has not deployed. Terraform does not deploy them again: its plan has no
 * change, and a binding of such an action to a trigger fails.
 *
 * @see https://auth0.com/docs/api/management/v2/actions/get-actions, all_changes_deployed
 * @throws FaultError ERR_ORPHANS_UNREADABLE; ERR_AUTH0_CREDENTIALS_MISSING.
 */
export async function undeployedActions(stack: Stack, objects: readonly StateObject[]): Promise<readonly Fault[]> {
  const actions = declaredResources(stack).filter(
    ({ type, block }) => type === 'auth0_action' && block.deploy === true,
  );
  const faults = await Promise.all(
    actions.map(async (action) => {
      const { address } = action;
      const id = objects.find((each) => each.address === address && !each.isDeposed)?.id;
      if (id === undefined || !(await undeployed(action)).has(id)) return [];
      return [fault.ERR_ACTION_NOT_DEPLOYED({ path: address, id })];
    }),
  );
  return faults.flat();
}
