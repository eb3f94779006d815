import { isObject, shown, cognitoApi } from '@auth0-cognito/contract';
import { oidcProviders } from '../cognito';
import { at } from '../json';
import type { Rule } from '../rule';

const KEYS = [
  'attributes_request_method',
  'attributes_url',
  'attributes_url_add_attributes',
  'authorize_scopes',
  'authorize_url',
  'client_id',
  'client_secret',
  'jwks_uri',
  'oidc_issuer',
  'token_url',
];

/** Cognito fills in keys that are not declared. Each plan then shows a difference, and changing another key resets them. */
export const providerDetails: Rule = {
  id: 'provider-details',
  severity: 'critical',
  reads: ['configuration'],
  title: 'some settings of the identity provider are not declared',
  help: 'declare every key of provider_details, with attributes_request_method POST',
  source: cognitoApi('CreateIdentityProvider'),
  check: (subject) =>
    oidcProviders(subject).flatMap(({ address, values }) => {
      const details = isObject(values.provider_details) ? values.provider_details : {};
      const missing = KEYS.filter((key) => details[key] === undefined || details[key] === '');
      const method = at(details, 'attributes_request_method');
      return [
        ...missing.map((key) => ({
          address: `${address}.provider_details.${key}`,
          received: 'nothing',
          allowed: 'a value',
        })),
        ...(method === undefined || method === 'POST'
          ? []
          : [
              {
                address: `${address}.provider_details.attributes_request_method`,
                received: shown(method),
                allowed: 'POST',
              },
            ]),
      ];
    }),
};
