import type { Json } from '@auth0-cognito/contract';
import { at, texts } from '../../json';
import type { Rule } from '../../rule';
import { CLIENT_TYPES, added, remaining } from '../changes';
import { isKnown } from '../values';

const scopesText = (value: Json | undefined) =>
  typeof value === 'string' && isKnown(value) ? value.split(/\s+/).filter((word) => word !== '') : [];

/** An application can request more scopes than before. Scopes of a new client are not a finding. */
export const scopesWidened: Rule = {
  id: 'scopes-widened',
  severity: 'notice',
  reads: ['plan'],
  judges: {
    ...Object.fromEntries(CLIENT_TYPES.map((type) => [type, ['allowed_oauth_scopes']])),
    aws_cognito_identity_provider: ['provider_details.authorize_scopes'],
  },
  title: 'an application can request more scopes',
  help: 'check that the application needs the scope',
  check: (subject) =>
    [
      ...remaining(subject, ...CLIENT_TYPES).map((resource) => ({
        resource,
        scopes: added(resource, 'allowed_oauth_scopes'),
      })),
      ...remaining(subject, 'auth0_client_grant').map((resource) => ({ resource, scopes: added(resource, 'scopes') })),
      ...remaining(subject, 'aws_cognito_identity_provider').map((resource) => {
        const old = scopesText(at(resource.before ?? {}, 'provider_details', 'authorize_scopes'));
        const next = scopesText(at(resource.values, 'provider_details', 'authorize_scopes'));
        return { resource, scopes: texts(next.filter((scope) => !old.includes(scope))) };
      }),
    ]
      .filter(({ resource, scopes }) => resource.before !== null && scopes.length > 0)
      .map(({ resource, scopes }) => ({
        address: resource.address,
        received: `gains ${scopes.join(', ')}`,
        allowed: 'a scope that is needed',
      })),
};
