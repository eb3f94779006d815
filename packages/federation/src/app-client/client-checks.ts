import type { Fault } from '@auth0-cognito/contract';

import * as checks from '../checks';
import * as errors from '../errors';
import type { IUserPool } from '../user-pool/user-pool-ref';

import type { ClientSettings, SignInClientSettings } from './client-settings';
import { checkLifetimes } from './token-lifetimes';

/** Faults that any app client can have. Takes the client's name in the pool. */
export function checkClient(path: string, settings: ClientSettings, userPool: IUserPool): checks.Findings {
  return [
    checks.needsLiteral(`${path}.name`, settings.name),
    checks.cognitoName(`${path}.name`, settings.name),
    checks.isLiteral(settings.name) ? userPool.clientNames.take(`${path}.name`, settings.name) : undefined,
    checkLifetimes(`${path}.lifetimes`, settings.lifetimes),
  ];
}

/** Faults of a client through which people sign in. */
export function checkSignInClient(
  path: string,
  settings: SignInClientSettings,
  userPool: IUserPool,
  urlUse: checks.UrlUse,
): checks.Findings {
  return [
    checkClient(path, settings, userPool),
    settings.callbackUrls.length === 0 ? errors.listEmpty(`${path}.callbackUrls`, 'callback URL') : undefined,
    checks.urls(`${path}.callbackUrls`, settings.callbackUrls, urlUse),
    checks.urls(`${path}.logoutUrls`, settings.logoutUrls, urlUse),
    ...(['readAttributes', 'writeAttributes'] as const).map((list) =>
      checkAttributes(`${path}.${list}`, settings[list], userPool),
    ),
  ];
}

function checkAttributes(path: string, names: readonly string[] | undefined, { attributes }: IUserPool): Fault[] {
  if (!attributes || !checks.isLiteral(names)) return [];
  return names.flatMap((name, index) =>
    checks.isLiteral(name) && !attributes.has(name) ? [errors.attributeUnknown(`${path}[${index}]`, name)] : [],
  );
}
