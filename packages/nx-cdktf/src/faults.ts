import { defineFaults } from '@auth0-cognito/contract';

/** Maximum number of resources of a state, or of changed files, that a message lists. */
const MAX_LISTED = 5;

const listed = (all: readonly string[]) =>
  `${all.slice(0, MAX_LISTED).join(', ')}${all.length > MAX_LISTED ? ', …' : ''}`;

/** The faults of the plugin's options and of its generators. */
export const fault = defineFaults({
  ERR_NX_CDKTF_OPTIONS: ({ allowed }: { allowed: readonly string[] }) => ({
    allowed: allowed.join(', '),
    fix: 'correct the options of the plugin in nx.json',
  }),
  ERR_CDKTF_APP: {
    allowed: 'app: the command that synthesizes',
    fix: 'set app, as in apps/dev/cdktf.json',
  },
  ERR_GENERATOR_NAME: {
    path: 'name',
    allowed: 'lower-case letters, digits and hyphens, beginning with a letter',
    fix: 'choose a short name: qa',
  },
  ERR_GENERATOR_NAME_TAKEN: {
    path: 'name',
    allowed: 'a name that no folder of apps, packages or examples has',
    fix: 'choose another name; nothing that exists is overwritten',
  },
  ERR_GENERATOR_LIKE_UNKNOWN: ({ known }: { known: readonly string[] }) => ({
    path: 'like',
    allowed: known.length > 0 ? known.join(', ') : 'an environment; there is none',
    fix: 'give one of these by --like',
  }),
  ERR_GENERATOR_ACCOUNT: {
    path: 'account',
    allowed: 'an AWS account id of 12 digits',
    fix: 'give all digits by --account, leading zeros included',
  },
  ERR_GENERATOR_TENANT: {
    path: 'tenant',
    allowed: 'the domain of an Auth0 tenant: acme-qa.eu.auth0.com',
    fix: 'give the domain without a scheme by --tenant; a custom domain is written in environment.ts afterwards',
  },
  ERR_GENERATOR_ACCOUNT_TAKEN: ({ account, owner }: { account: string; owner: string }) => ({
    path: 'account',
    received: `${account}, which ${owner} has`,
    allowed: 'an AWS account without another environment',
    fix: 'choose another account: a mistake in one environment must not reach another',
  }),
  ERR_GENERATOR_TENANT_TAKEN: ({ tenant, owner }: { tenant: string; owner: string }) => ({
    path: 'tenant',
    received: `${tenant}, which ${owner} has`,
    allowed: 'an Auth0 tenant without another environment',
    fix: 'give another tenant by --tenant',
  }),
  ERR_GENERATOR_RUNNING: ({ pid }: { pid: number }) => ({
    received: `another generator, with the pid ${pid}`,
    allowed: 'one generator at a time: each overwrites the files of the other',
    fix: 'wait until it ends, then run this one again',
  }),
  ERR_GENERATOR_EXTENSION: ({ message }: { message: string }) => ({
    received: message,
    allowed: 'values that the extension accepts, which is copied from the model',
    fix: 'correct the extension, and run npm run golden in the folder of the environment',
  }),
  ERR_GENERATOR_ACCOUNTS: ({ name, isListed }: { name: string; isListed: boolean }) => ({
    received: 'a list of accounts that is not written as plain objects',
    allowed: 'plain objects in the list, which the generator can edit',
    fix: `write the accounts as plain objects, or ${isListed ? 'add' : 'remove'} the entry of ${name} manually and run the generator again`,
  }),
  ERR_GENERATOR_ENVIRONMENT_UNKNOWN: ({ known }: { known: readonly string[] }) => ({
    path: 'name',
    allowed: known.length > 0 ? known.join(', ') : 'an environment; there is none',
    fix: 'give one of these',
  }),
  ERR_GENERATOR_STATE_FILE: ({ name }: { name: string }) => ({
    received: 'a state that was not written to its bucket',
    allowed: 'no such file: the generator would remove the only copy',
    fix: `run ./federation recover ${name}, which prints the command that writes it to the bucket`,
  }),
  ERR_GENERATOR_UNCOMMITTED: ({ path, name, changes }: { path: string; name: string; changes: readonly string[] }) => ({
    received: `${changes.length} uncommitted changes: ${listed(changes)}`,
    allowed: 'an app without uncommitted changes: the generator deletes it, and git could not restore them',
    fix: `commit them, for example: git add ${path} && git commit -m "environment ${name}"`,
  }),
  ERR_GENERATOR_STATE_NOT_EMPTY: ({ name, resources }: { name: string; resources: readonly string[] }) => ({
    received: `${resources.length} resources: ${listed(resources)}`,
    allowed: 'a state without resources',
    fix: `run ./federation destroy ${name}; to leave the resources in AWS and Auth0, add --keep-resources`,
  }),
  ERR_GENERATOR_STATE_UNREADABLE: ({ name, message }: { name: string; message: string }) => ({
    received: message,
    allowed: 'a state that Terraform reads',
    fix: `sign in to the account of ${name}; if ${name} was never deployed, or its resources are to stay, add --keep-resources`,
  }),
  ERR_GENERATOR_POLICY: ({ judgements }: { judgements: readonly string[] }) => ({
    path: 'environment',
    received: judgements.join('; '),
    allowed: 'an environment without findings of the policy',
    fix: 'copy another environment, by --like, or correct that one first',
  }),
});
