import type { Rule } from '../../rule';
import type { ExistingObject, Subject } from '../../subject';

const created = ({ resources }: Subject) =>
  resources.filter(({ mode, actions }) => mode === 'managed' && actions.includes('create'));

function stateOf({ known }: ExistingObject): string {
  if (known === undefined) return 'the state has none';
  return known.exists ? `the state has ${known.id}` : `the state has ${known.id}, which does not exist`;
}

/**
 * Finds objects that the plan creates although they exist: after a killed apply, with an older version of the state, or with the state of
 * another environment.
 */
export const objectExists: Rule = {
  id: 'object-exists',
  severity: 'critical',
  reads: ['plan'],
  title:
    'an object that the plan creates already exists: the apply fails, or creates a second object without the users of the first',
  help:
    'run federation recover for the environment; then restore the right version of the state, or import the object. An apply refuses this plan even if you acknowledge the risk' +
    'an apply refuses this plan also if the risk is acknowledged',
  check: (subject) => {
    const { existing } = subject.plan ?? {};
    if (existing === undefined || 'notSearched' in existing) return [];
    const addresses = new Set(created(subject).map(({ address }) => address.replace(/\[.*$/, '')));
    return existing.found
      .filter(({ address }) => addresses.has(address))
      .map((object) => ({
        address: object.address,
        received: `${object.kind}, id ${object.id}, exists; ${stateOf(object)}`,
        allowed: 'no object of that name, or one in the state',
      }));
  },
};

export const existingUnknown: Rule = {
  id: 'existing-unknown',
  severity: 'high',
  reads: ['plan'],
  title: 'the review could not check whether objects that the plan creates already exist',
  help: 'plan again with federation plan, with credentials that may list the objects',
  check: (subject) => {
    const { existing } = subject.plan ?? {};
    if (existing === undefined || !('notSearched' in existing) || created(subject).length === 0) return [];
    return [
      {
        address: 'plan',
        received: `not looked up: ${existing.notSearched}`,
        allowed: 'a search for existing objects before the review',
      },
    ];
  },
};
