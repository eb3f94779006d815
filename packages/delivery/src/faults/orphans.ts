import { defineFaults } from '@auth0-cognito/contract';

/** Faults of the search for objects that are not in the state. */
export const orphanFaults = defineFaults({
  ERR_ORPHAN: ({ environment, kind, id, deletion }: Record<'environment' | 'kind' | 'id' | 'deletion', string>) => ({
    received: `${kind}, id ${id}, which is not in the state of ${environment}`,
    allowed: 'no object of that name, or one in the state; an apply would create a second one, or fail there',
    fix:
      `import it: ./federation plan ${environment} --import; if it belongs to another team, rename the environment; ` +
      `if a destroy has left it, delete it: ${deletion}`,
  }),
  ERR_SECOND_OBJECT: ({
    kind,
    id,
    known,
    deletion,
  }: {
    kind: string;
    id: string;
    known: string;
    deletion: string;
  }) => ({
    received: `${kind}, id ${id}, although the state has ${known} there`,
    allowed: 'one object, the one of the state; a lost response or a stopped replacement leaves a second one',
    fix: `check that nothing uses it, then delete it: ${deletion}`,
  }),
  ERR_STATE_STALE: (given: { environment: string; kind: string; id: string; known: string; removal: string }) => ({
    received: `the state has ${given.known}, which does not exist; ${given.kind} has id ${given.id}`,
    allowed: 'the id of an existing object; an apply would create a second one, as after an older state was restored',
    fix:
      'if the state is an older version or of another environment, restore the current version; otherwise remove the entry and ' +
      `import the object: ${given.removal} && ./federation plan ${given.environment} --import`,
  }),
  ERR_TAINTED: ({ untaint }: { untaint: string }) => ({
    received: 'tainted: an apply created it and could not read it back; the next apply deletes and recreates it',
    allowed: 'an object that Terraform keeps',
    fix: `if it is complete, keep it: ${untaint}`,
  }),
  ERR_ACTION_NOT_DEPLOYED: ({ id }: { id: string }) => ({
    received: `Auth0 action ${id} has changes that are not deployed, although the state has it as deployed`,
    allowed: 'a deployed action; Terraform does not deploy it again, and Auth0 binds no other to a trigger',
    fix: `deploy it: auth0 actions deploy ${id}`,
  }),
  ERR_STATE_LOCKED: ({ lock, unlock }: { lock: string; unlock: string }) => ({
    received: lock,
    allowed: 'no lock',
    fix: `wait until it ends; if its process no longer runs: ${unlock}`,
  }),
  ERR_IMPORT_AMBIGUOUS: ({ objects, deletions }: { objects: readonly string[]; deletions: readonly string[] }) => ({
    received: objects.join('; '),
    allowed: 'one object to import; the state has none of them',
    fix: `find out which of them is in use, delete the others, and try again: ${deletions.join('; ')}`,
  }),
  ERR_ORPHANS_UNREADABLE: ({ why }: { why: string }) => ({
    received: why,
    allowed: 'a response of AWS or Auth0 that shows whether an object of that name exists',
    fix: 'grant the missing permission, or try again; nothing is applied without this response',
  }),
  ERR_IMPORTS_UNREADABLE: ({ why }: { why: string }) => ({
    received: why,
    allowed: 'Terraform JSON with a list of import blocks, each with to and id',
    fix: 'correct the file, or remove it once its objects are in the state',
  }),
  ERR_IMPORT_UNDECLARED: ({ environment, address }: { environment: string; address: string }) => ({
    received: `an import block to ${address}`,
    allowed: `the address of a resource of ${environment}, as its plan shows it; none of a module, count or for_each`,
    fix: 'correct the address, or remove the block',
  }),
  ERR_EXISTING_UNREADABLE: ({ why }: { why: string }) => ({
    received: why,
    allowed: 'a response of AWS or Auth0',
    fix: 'correct the id, grant the missing permission to read, or try again; nothing was written',
  }),
});
