import { EXPLICIT_AUTH_FLOWS, QUOTAS, type Fault } from '@auth0-cognito/contract';

import * as checks from '../checks';
import { fault } from '../faults';
import type { IIdentityProvider } from '../identity-provider/identity-provider-ref';
import { COGNITO_WRITTEN_ATTRIBUTES } from '../user-pool/standard-attributes';
import type { ScopeOwner } from '../user-pool/resource-server';
import type { UserPoolFacts } from '../user-pool/user-pool-ref';

import { checkScopes } from './client-scopes';
import {
  rotationOf,
  withSignInClientDefaults,
  type ClientSettings,
  type SignInClientSettings,
} from './client-settings';
import { checkLifetimes } from './token-lifetimes';

/** Faults that any app client can have. Missing settings are not checked. @internal */
export function checkClient(path: string, settings: Partial<ClientSettings>, userPool: UserPoolFacts): checks.Findings {
  return [
    checks.needsLiteral(`${path}.name`, settings.name),
    checks.cognitoName(`${path}.name`, settings.name),
    checks.isLiteral(settings.name) && userPool.clientNames.includes(settings.name)
      ? fault.ERR_CLIENT_NAME_TAKEN({ path: `${path}.name`, received: settings.name })
      : undefined,
    checkLifetimes(`${path}.lifetimes`, settings.lifetimes),
  ];
}

/** Context of the checks of a sign-in client. */
export interface SignInContext {
  readonly userPool: UserPoolFacts;
  /** Undefined if unknown: scopes are then not checked. */
  readonly resourceServers: readonly ScopeOwner[] | undefined;
  /** Allowed kinds of callback URLs. */
  readonly urlUse: checks.UrlUse;
  readonly hasSecret: boolean;
  /** Number of Auth0 sign-out URLs that are added to the logout URLs. */
  readonly addedLogoutUrls?: number;
  /** Number of identity providers of the client; undefined if unknown. */
  readonly providers?: number | undefined;
}

/** Faults of a sign-in client. Missing settings are not checked. @internal */
export function checkSignInClient(
  path: string,
  settings: Partial<SignInClientSettings>,
  context: SignInContext,
): checks.Findings {
  const { callbackUrls, logoutUrls } = settings;
  const { tier } = context.userPool;
  const { scopes, explicitAuthFlows: flows } = withSignInClientDefaults(settings);
  const rotation = rotationOf(settings);
  return [
    checkClient(path, settings, context.userPool),
    callbackUrls?.length === 0
      ? fault.ERR_LIST_EMPTY({ path: `${path}.callbackUrls`, what: 'callback URL' })
      : undefined,
    tooMany(`${path}.callbackUrls`, callbackUrls?.length, QUOTAS.redirectUrls),
    checks.urls(`${path}.callbackUrls`, callbackUrls, context.urlUse),
    tooMany(
      `${path}.logoutUrls`,
      logoutUrls && logoutUrls.length + (context.addedLogoutUrls ?? 0),
      QUOTAS.redirectUrls,
    ),
    checks.urls(`${path}.logoutUrls`, logoutUrls, context.urlUse),
    tooMany(
      `${path}.identityProviders`,
      context.providers && context.providers + (settings.allowNativeUsers ? 1 : 0),
      QUOTAS.providersPerClient,
    ),
    checkScopes(`${path}.scopes`, scopes, context.resourceServers),
    flows.length === 0 ? fault.ERR_FLOW_MISSING({ path: `${path}.explicitAuthFlows` }) : undefined,
    flows.map((flow, index) =>
      EXPLICIT_AUTH_FLOWS.includes(flow)
        ? undefined
        : fault.ERR_FLOW_UNKNOWN({
            path: `${path}.explicitAuthFlows[${index}]`,
            received: flow,
            known: EXPLICIT_AUTH_FLOWS,
          }),
    ),
    checks.distinct(`${path}.explicitAuthFlows`, flows),
    flows.includes('ALLOW_USER_AUTH')
      ? checks.feature(`${path}.explicitAuthFlows`, tier, 'choiceBasedSignIn', 'ALLOW_USER_AUTH')
      : undefined,
    rotation
      ? checks.feature(`${path}.refreshTokenRotation`, tier, 'refreshTokenRotation', 'refresh token rotation')
      : undefined,
    rotation && flows.includes('ALLOW_REFRESH_TOKEN_AUTH')
      ? fault.ERR_ROTATION_WITH_REFRESH_FLOW({ path: `${path}.explicitAuthFlows` })
      : undefined,
    checks.within(
      `${path}.refreshTokenRotation.retryGracePeriodSeconds`,
      rotation?.retryGracePeriodSeconds,
      0,
      QUOTAS.rotationGracePeriodSeconds,
    ),
    settings.enablePropagateAdditionalUserContextData && !context.hasSecret
      ? fault.ERR_CLIENT_SECRET_NEEDED({ path: `${path}.enablePropagateAdditionalUserContextData` })
      : undefined,
    checkReadAttributes(`${path}.readAttributes`, settings.readAttributes, context.userPool),
    checkWriteAttributes(`${path}.writeAttributes`, settings.writeAttributes, context.userPool),
  ];
}

const tooMany = (path: string, length: number | undefined, most: number): checks.Findings =>
  length !== undefined && length > most ? fault.ERR_LIST_TOO_LONG({ path, length, most }) : undefined;

function checkReadAttributes(
  path: string,
  names: readonly string[] | undefined,
  { attributes }: UserPoolFacts,
): checks.Findings {
  if (!checks.isLiteral(names)) return undefined;
  const unknown = names.map((name, index) =>
    attributes && checks.isLiteral(name) && !attributes.has(name)
      ? fault.ERR_ATTRIBUTE_UNKNOWN({ path: `${path}[${index}]`, received: name })
      : undefined,
  );
  return [unknown, checks.distinct(path, names)];
}

function checkWriteAttributes(
  path: string,
  names: readonly string[] | undefined,
  userPool: UserPoolFacts,
): checks.Findings {
  if (!checks.isLiteral(names)) return undefined;
  const isUnknown = (name: string) => userPool.attributes && !userPool.attributes.has(name);
  return [
    checkReadAttributes(path, names, userPool),
    names.map((name, index) =>
      COGNITO_WRITTEN_ATTRIBUTES.includes(name) && !isUnknown(name)
        ? fault.ERR_ATTRIBUTE_NOT_WRITABLE({ path: `${path}[${index}]`, received: name })
        : undefined,
    ),
  ];
}

/** Faults of a provider whose mapped attributes a client cannot write. @internal */
export function checkMappedAttributes(
  path: string,
  settings: Partial<SignInClientSettings>,
  provider: Pick<IIdentityProvider, 'mappedAttributes'>,
): Fault[] {
  const written = settings.writeAttributes;
  if (!checks.isLiteral(written) || written.some((name) => !checks.isLiteral(name))) return [];
  return provider.mappedAttributes
    .filter((name) => !COGNITO_WRITTEN_ATTRIBUTES.includes(name) && !written.includes(name))
    .map((name) =>
      fault.ERR_MAPPED_NOT_WRITABLE({ path: `${path}.writeAttributes`, received: name, client: settings.name ?? '' }),
    );
}
