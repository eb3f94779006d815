import type { Json } from '@auth0-cognito/contract';
import { at } from '../../json';
import type { Rule } from '../../rule';
import type { Resource, Subject } from '../../subject';
import { remaining } from '../changes';
import { SENSITIVE_CHANGED, holds, isKnown, placeholderText } from '../values';

/** Resources with the client secret between Cognito and Auth0. */
function secrets(subject: Subject) {
  const of = (type: string, secret: (side: Resource['before']) => Json | undefined) =>
    remaining(subject, type).map((resource) => ({
      resource,
      old: secret(resource.before),
      next: secret(resource.values),
    }));
  return [
    ...of('aws_cognito_identity_provider', (side) => at(side ?? {}, 'provider_details', 'client_secret')),
    ...of('auth0_client_credentials', (side) => side?.client_secret),
    ...of('auth0_connection', (side) => side?.options),
  ].filter(({ resource }) => resource.before !== null);
}

const isSecret = (value: Json | undefined) => isKnown(value) || placeholderText(value) !== undefined;

/** The old and the new secret are not valid at the same time, so sign-ins in progress fail once. */
export const secretRotated: Rule = {
  id: 'secret-rotated',
  severity: 'notice',
  reads: ['plan'],
  judges: {
    aws_cognito_identity_provider: ['provider_details.client_secret', 'provider_details.private_key'],
    auth0_client_credentials: [
      'client_secret',
      'private_key_jwt',
      'self_signed_tls_client_auth',
      'tls_client_auth',
      'signed_request_object',
    ],
    auth0_connection: ['options.client_secret'],
  },
  title: 'the secret that Cognito uses at Auth0 is rotated; sign-ins during the apply can fail once',
  help: 'apply at a time with few sign-ins',
  check: (subject) =>
    secrets(subject)
      .filter(({ next }) => holds(next, SENSITIVE_CHANGED))
      .map(({ resource }) => ({
        address: resource.address,
        received: 'a new secret',
        allowed: 'an intended rotation',
      })),
};

/** Without the scope `read:client_keys`, Auth0 returns an empty secret, with which every sign-in fails. */
export const secretBlanked: Rule = {
  id: 'secret-blanked',
  severity: 'high',
  reads: ['plan'],
  title: 'the secret that Cognito uses at Auth0 becomes empty: no user can sign in through Auth0',
  help: 'grant read:client_keys to the application that Terraform uses, and plan again',
  check: (subject) =>
    secrets(subject)
      .filter(({ old, next }) => isSecret(old) && old !== '' && next === '')
      .map(({ resource }) => ({ address: resource.address, received: 'an empty secret', allowed: 'the secret' })),
};
