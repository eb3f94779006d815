import { defineFaults, THIS_PROJECT } from '@auth0-cognito/contract';

/** Faults of `./federation import`, and its findings about settings that the values do not reproduce. */
export const importFaults = defineFaults({
  ERR_IMPORT_SEVERAL: ({ option, candidates }: { option: string; candidates: readonly string[] }) => ({
    received: `no ${option}, and no terminal for a prompt`,
    allowed: candidates.join('; '),
    fix: `choose one: ${option} <id>`,
  }),
  ERR_IMPORT_NONE: ({ what }: { what: string }) => ({
    allowed: what,
    source: THIS_PROJECT,
    fix: 'correct the id, or check the account, region and tenant; if there is no federation yet, deploy the environment without an import',
  }),
  ERR_IMPORT_TENANT: {
    allowed: 'the domain of an Auth0 tenant: acme.eu.auth0.com',
    source: 'https://auth0.com/docs/get-started/auth0-overview/create-tenants',
    fix: 'enter the domain that the dashboard shows, without a scheme; not a custom domain',
  },
  ERR_IMPORT_VALUES_UNCOMMITTED: ({ path }: { path: string }) => ({
    received: 'changes that are not committed',
    allowed: 'a committed file, or --replace',
    source: THIS_PROJECT,
    fix: `commit ${path}, or replace it with --replace: its changes are then lost`,
  }),
  ERR_IMPORT_REPLACES: ({ actions }: { actions: string }) => ({
    received: actions,
    allowed: 'a plan that destroys and recreates nothing; nothing was written',
    source: THIS_PROJECT,
    fix: 'this object has a setting that cannot be changed and that no value describes; keep the object in its own stack, or report the setting',
  }),
  ERR_IMPORT_SCHEMA: ({ attributes }: { attributes: string }) => ({
    received: attributes,
    allowed:
      'attributes that the values can describe; the AWS provider cannot change an existing attribute; nothing was written',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/21654',
    fix: 'keep the pool outside of this environment, and refer to it by userPool.existingName',
  }),
  ERR_IMPORT_CHANGES: ({ before, after, keep }: { before: string; after: string; keep: string }) => ({
    received: before,
    allowed: `${after}, which the plan sets`,
    source: THIS_PROJECT,
    fix: keep,
  }),
  ERR_IMPORT_UNMANAGED: ({ what, fix }: { what: string; fix: string }) => ({
    received: what,
    allowed: 'an object that the values can describe; this one stays unchanged, outside of Terraform',
    source: THIS_PROJECT,
    fix,
  }),
  ERR_IMPORT_SETTING_UNKNOWN: {
    allowed: 'a setting that a value or the AWS provider supports',
    source: THIS_PROJECT,
    fix: 'set it in extend.ts if the AWS provider has it; else AWS resets it when Terraform updates the object',
  },
  ERR_IMPORT_VALUE_REFUSED: ({ code, allowed, fix }: { code: string; allowed: string; fix: string }) => ({
    allowed: `${allowed} (${code}); it was left out`,
    source: THIS_PROJECT,
    fix,
  }),
});
