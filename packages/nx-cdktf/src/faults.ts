import { defineFaults } from '@auth0-cognito/contract';

/** Every fault of the plugin's options and of its generator. */
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
  ERR_GENERATOR_EXTENSION: ({ said }: { said: string }) => ({
    received: said,
    allowed: 'values that the extension accepts, which is copied from the model',
    fix: 'correct the extension, and run npm run golden in the folder of the environment',
  }),
  ERR_GENERATOR_POLICY: ({ judgements }: { judgements: readonly string[] }) => ({
    path: 'environment',
    received: judgements.join('; '),
    allowed: 'an environment without findings of the policy',
    fix: 'copy another environment, by --like, or correct that one first',
  }),
});
