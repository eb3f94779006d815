import type { Json } from '@auth0-cognito/contract';
import { at } from '../json';
import type { Rule } from '../rule';
import { kept } from './changes';
import { isKnown, isSame } from './values';

const ENDPOINTS = ['oidc_issuer', 'authorize_url', 'token_url', 'jwks_uri', 'attributes_url', 'client_id'];

const said = (value: Json | undefined) => (isKnown(value) ? String(value) : 'nothing');

/** Whoever answers at these addresses says who a person is; another username claim makes everybody somebody else. */
export const identitySourceChanged: Rule = {
  id: 'identity-source-changed',
  severity: 'high',
  reads: ['plan'],
  title: 'another identity provider identifies users, or another attribute does',
  help: 'make sure that the new issuer is yours and knows the same people by the same ids',
  check: (subject) =>
    kept(subject, 'aws_cognito_identity_provider')
      .filter(({ before, actions }) => before !== null && !actions.includes('delete'))
      .flatMap(({ address, before, values }) =>
        [
          ...ENDPOINTS.map((key) => ['provider_details', key] as const),
          ['attribute_mapping', 'username'] as const,
        ].flatMap(([block, key]) => {
          const [old, next] = [at(before ?? {}, block, key), at(values, block, key)];
          return values[block] === undefined || !isKnown(next ?? '') || isSame(old, next)
            ? []
            : [
                {
                  address,
                  received: `${block}.${key} goes from ${said(old)} to ${said(next)}`,
                  allowed: 'the same source of identity',
                },
              ];
        }),
      ),
};
