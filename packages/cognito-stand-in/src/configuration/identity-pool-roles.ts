import { arnForm, QUOTAS } from '@auth0-cognito/contract';
import type { JsonObject, Operations } from '../aws/api';
import { refusals } from '../aws/refusals';
import type { Store } from './store';

const ROLE_ARN = arnForm('iam', 'role/.+');

interface Mapping {
  readonly Type?: string;
  readonly AmbiguousRoleResolution?: string;
  readonly RulesConfiguration?: { readonly Rules?: readonly { readonly RoleARN?: string }[] };
}

function checkRole(arn: unknown): void {
  if (!ROLE_ARN.test(String(arn))) throw refusals.identityPoolRole(String(arn));
}

function checkMapping(provider: string, mapping: Mapping): void {
  if (!mapping.AmbiguousRoleResolution) throw refusals.invalid(`AmbiguousRoleResolution is required for ${provider}`);
  const rules = mapping.RulesConfiguration?.Rules ?? [];
  if (mapping.Type === 'Rules' && (rules.length < 1 || rules.length > QUOTAS.roleMappingRules)) {
    throw refusals.constraint(
      String(rules.length),
      `roleMappings.${provider}.rules`,
      `length between 1 and ${QUOTAS.roleMappingRules}`,
    );
  }
  for (const rule of rules) checkRole(rule.RoleARN);
}

/** The roles of an identity pool, and the claims that it passes on as principal tags. moto has neither. */
export function identityPoolRoleOperations(store: Store): Operations {
  const tagKey = (input: JsonObject) => [String(input.IdentityPoolId), String(input.IdentityProviderName)] as const;

  return {
    'cognito-identity:SetIdentityPoolRoles': async (input, call) => {
      const { IdentityPoolId } = input;
      await call.api('DescribeIdentityPool', { IdentityPoolId });
      const roles = (input.Roles ?? {}) as Record<string, string>;
      for (const arn of Object.values(roles)) checkRole(arn);
      const mappings = (input.RoleMappings ?? {}) as Record<string, Mapping>;
      for (const [provider, mapping] of Object.entries(mappings)) checkMapping(provider, mapping);
      store.in(call).identityPoolRoles.set(String(IdentityPoolId), { Roles: roles, RoleMappings: mappings });
      return {};
    },

    'cognito-identity:GetIdentityPoolRoles': async ({ IdentityPoolId }, call) => {
      await call.api('DescribeIdentityPool', { IdentityPoolId });
      return { IdentityPoolId, Roles: {}, ...store.in(call).identityPoolRoles.get(String(IdentityPoolId)) };
    },

    'cognito-identity:SetPrincipalTagAttributeMap': async (input, call) => {
      const { IdentityPoolId, IdentityProviderName, UseDefaults, PrincipalTags } = input;
      await call.api('DescribeIdentityPool', { IdentityPoolId });
      const map = {
        IdentityPoolId,
        IdentityProviderName,
        UseDefaults: UseDefaults ?? false,
        PrincipalTags: PrincipalTags ?? {},
      };
      store.in(call).principalTags.set(...tagKey(input), map);
      return map;
    },

    'cognito-identity:GetPrincipalTagAttributeMap': async (input, call) => {
      const { IdentityPoolId, IdentityProviderName } = input;
      await call.api('DescribeIdentityPool', { IdentityPoolId });
      const stored = store.in(call).principalTags.get(...tagKey(input));
      return stored ?? { IdentityPoolId, IdentityProviderName, UseDefaults: false, PrincipalTags: {} };
    },
  };
}
