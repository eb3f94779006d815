import { canBeLost, isSelfChosen, SELF_SERVICE_SCOPE, signsInByApi } from '@auth0-cognito/contract';

import { withSignInClientDefaults, type SignInClientSettings } from '../app-client/client-settings';
import * as checks from '../checks';
import { fault } from '../faults';
import type { FederatedUserPoolSettings, FederationSettings } from '../federated-user-pool-settings';
import { DEFAULT_ATTRIBUTE_MAPPING, mappedAttributes } from '../identity-provider/attribute-mapping';
import type { PoolAttributes } from '../user-pool/pool-attributes';
import { COGNITO_WRITTEN_ATTRIBUTES } from '../user-pool/standard-attributes';

/** Settings of a client that determine what its users can write. */
type Writer = Partial<SignInClientSettings> & { readonly federations?: readonly string[] };

type Settings = Pick<
  FederatedUserPoolSettings,
  'identityPool' | 'userPool' | 'webClient' | 'clients' | 'federations' | 'groupsAttribute'
>;

const rulesOf = ({ identityPool }: Pick<Settings, 'identityPool'>) =>
  identityPool?.roleMapping?.type === 'rules' ? identityPool.roleMapping.rules : [];

const mappingOf = ({ identityProvider }: Pick<FederationSettings, 'identityProvider'>) =>
  identityProvider.attributeMapping ?? DEFAULT_ATTRIBUTE_MAPPING;

/** Claims of a federation's claims action that are mapped to an attribute by which a role or groups are selected. @internal */
export function claimsOfRoles(
  settings: Pick<Settings, 'identityPool' | 'groupsAttribute'>,
  federation: Pick<FederationSettings, 'identityProvider' | 'claimsAction'>,
): readonly string[] {
  const { groupsAttribute } = settings;
  const attributes = [...rulesOf(settings).map(({ claim }) => claim), ...(groupsAttribute ? [groupsAttribute] : [])];
  const claims = attributes.map((attribute) => mappingOf(federation)[attribute]);
  return Object.keys(federation.claimsAction?.claims ?? {}).filter((claim) => claims.includes(claim));
}

/** Faults of rules that select a role by an attribute that users can write or that nothing removes. @internal */
export function checkRoleAttributes(path: string, settings: Settings, attributes: PoolAttributes): checks.Findings {
  return rulesOf(settings).map(({ claim, matchType }, index) => {
    const rule = `${path}.identityPool.roleMapping.rules[${index}]`;
    const at = `${rule}.claim`;
    if (!attributes.has(claim) || COGNITO_WRITTEN_ATTRIBUTES.includes(claim)) return undefined;
    if (matchType !== 'NotEqual') return checkDecidingAttribute(at, claim, settings, attributes);
    return [
      ownAttribute(at, claim, settings, attributes) ?? ownClaim(at, claim, settings),
      absentClaim(`${rule}.matchType`, claim, settings),
    ];
  });
}

/** Checks an attribute that determines permissions: users must not be able to write it or to set it in Auth0, and it must become empty without its claim. @internal */
export function checkDecidingAttribute(
  path: string,
  name: string,
  settings: Settings,
  attributes: PoolAttributes,
): checks.Findings {
  if (!attributes.has(name)) return undefined;
  return [
    ownAttribute(path, name, settings, attributes) ?? ownClaim(path, name, settings),
    lostClaim(path, name, settings, attributes),
  ];
}

/**
 * A fault if users can write the attribute. A client writes mapped attributes, and a user with a token that has the
 * self-service scope can write them through it. Users also write attributes at sign-up.
 *
 * Source: `WriteAttributes` in the service model of cognito-idp (botocore 1.44.5).
 */
function ownAttribute(path: string, name: string, settings: Settings, attributes: PoolAttributes): checks.Findings {
  const { userPool = {}, webClient = {}, clients = {} } = settings;
  // A new value takes effect after its verification.
  if (userPool.verifyBeforeUpdate?.some((verified) => verified === name)) return undefined;
  const all: [string, Writer][] = [
    ['web', webClient],
    ...Object.entries(clients).flatMap(([key, client]): [string, Writer][] =>
      client.type === 'machine' ? [] : [[key, client]],
    ),
  ];
  const hasNativeUsers = userPool.selfSignUp || all.some(([, { allowNativeUsers }]) => allowNativeUsers);
  for (const [client, writer] of all) {
    if (!writes(writer, name, settings, attributes)) continue;
    const { scopes, explicitAuthFlows } = withSignInClientDefaults(writer);
    const flow = explicitAuthFlows.find(signsInByApi);
    const way =
      (scopes.includes(SELF_SERVICE_SCOPE) && `the scope ${SELF_SERVICE_SCOPE}`) ||
      (userPool.selfSignUp && 'selfSignUp') ||
      (hasNativeUsers && flow && `the flow ${flow} of native users`);
    if (way) return fault.ERR_ROLE_BY_OWN_ATTRIBUTE({ path, received: name, client, way });
  }
  return undefined;
}

/** A fault if users can set the source of the attribute in Auth0. */
function ownClaim(path: string, name: string, settings: Settings): checks.Findings {
  return Object.entries(settings.federations).map(([federation, { claimsAction, ...rest }]) => {
    const claim = mappingOf(rest)[name];
    if (claim === undefined || !checks.isLiteral(claim)) return undefined;
    const source = claimsAction?.claims[claim] ?? claim;
    return isSelfChosen(source) ? fault.ERR_ROLE_BY_OWN_CLAIM({ path, received: name, federation, source }) : undefined;
  });
}

/** A fault if a user without the claim gets the role: an empty attribute differs from every value. */
function absentClaim(path: string, name: string, settings: Settings): checks.Findings {
  return Object.values(settings.federations).map((federation) => {
    const claim = mappingOf(federation)[name];
    return claim !== undefined && checks.isLiteral(claim) && canBeLost(claim)
      ? fault.ERR_ROLE_BY_ABSENT_CLAIM({ path, received: 'NotEqual', claim })
      : undefined;
  });
}

/** Whether the users of a client can write an attribute. */
function writes(writer: Writer, name: string, { federations }: Settings, attributes: PoolAttributes): boolean {
  if (writer.writeAttributes) return writer.writeAttributes.includes(name);
  const keys = writer.federations ?? Object.keys(federations);
  const mapped = keys.flatMap((key) => mappedAttributes(federations[key]?.identityProvider.attributeMapping));
  return mapped.includes(name) || attributes.get(name)?.required === true;
}

/** A fault if an attribute keeps its value after its claim is missing. */
function lostClaim(path: string, name: string, settings: Settings, attributes: PoolAttributes): checks.Findings {
  // AWS documents this trigger for deleting such attributes.
  if (settings.userPool?.lambdaTriggers?.preAuthentication !== undefined) return undefined;
  const { type, minLength = 0 } = attributes.get(name) ?? { type: 'String' };
  return Object.entries(settings.federations).map(([federation, { claimsAction, ...rest }]) => {
    const claim = mappingOf(rest)[name];
    if (claim === undefined || !checks.isLiteral(claim) || !canBeLost(claim)) return undefined;
    const isSent = Object.hasOwn(claimsAction?.claims ?? {}, claim);
    if (!isSent) return fault.ERR_ROLE_BY_LOST_CLAIM({ path, received: name, federation, claim });
    return type === 'String' && minLength === 0
      ? undefined
      : fault.ERR_ROLE_ATTRIBUTE_NEVER_EMPTY({ path, received: name });
  });
}
