import { blocks, texts } from '../../json';
import type { Rule } from '../../rule';
import type { Resource } from '../../subject';
import { touched } from '../changes';

const idsOf = (settings: Resource['before']) => texts(blocks(settings?.actions).map(({ id }) => id ?? null));

/** Text of the change if an action is no longer bound; undefined if every action stays bound. */
function unboundText({ actions, before, values }: Resource): string | undefined {
  if (actions.includes('delete')) return 'its list of actions is deleted: every action of the tenant is unbound';
  if (actions.includes('create')) return 'its list of actions is replaced: an action that is not named is unbound';
  const kept = idsOf(values);
  const gone = idsOf(before).filter((id) => !kept.includes(id));
  return actions.includes('update') && gone.length > 0
    ? `its list of actions loses ${gone.length}, which are unbound`
    : undefined;
}

/** `auth0_trigger_actions` manages the list of a trigger in the whole tenant, including actions of other teams. */
export const actionsUnbound: Rule = {
  id: 'actions-unbound',
  severity: 'critical',
  reads: ['plan'],
  title: 'actions of other teams stop running at sign-in, for example one that requires MFA',
  help: 'bind one action by auth0_trigger_action, and remove the list from the state by a removed block',
  check: (subject) =>
    touched(subject, 'auth0_trigger_actions').flatMap((resource) => {
      const received = unboundText(resource);
      return received === undefined
        ? []
        : [{ address: resource.address, received, allowed: 'a list that keeps every action' }];
    }),
};
