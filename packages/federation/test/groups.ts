import type { FederatedUserPoolProps } from '../src';
import { dev } from './dev';

/** The claim of Auth0 that lists groups. */
export const CLAIM = 'https://acme.example/groups';
const { auth0 } = dev.federations;

/** Groups from a claim, as shown in docs/sign-in-features.md. */
export const GROUPS = {
  userPool: { customAttributes: { groups: { type: 'String' } } },
  groups: { editors: { role: 'editors', precedence: 1 }, readers: { name: 'Readers' } },
  groupsAttribute: 'custom:groups',
  identityPool: { roles: { editors: { name: 'acme-editors' } }, roleMapping: { type: 'token' } },
  roleDefaults: { path: '/acme-dev/', permissionsBoundary: 'arn:aws:iam::111111111111:policy/boundary' },
  federations: {
    auth0: {
      ...auth0,
      identityProvider: { ...auth0.identityProvider, attributeMapping: { email: 'email', 'custom:groups': CLAIM } },
      claimsAction: { name: 'acme groups', claims: { [CLAIM]: 'app_metadata.groups' } },
    },
  },
} as const satisfies Partial<FederatedUserPoolProps>;
