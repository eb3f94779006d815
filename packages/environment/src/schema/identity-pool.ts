import type { IdentityPoolSettings } from '@auth0-cognito/federation';
import * as z from 'zod';

import { keyed, tags, type ShapeOf } from './primitives';

const text = z.string().optional();
const flag = z.boolean().optional();
const ambiguousRoleResolution = z.enum(['AuthenticatedRole', 'Deny']).optional();

const role = z.strictObject({
  name: text,
  managedPolicies: z.record(z.string(), z.string()).optional(),
  permissionsBoundary: text,
});

const roleMapping = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('token'), ambiguousRoleResolution }),
  z.strictObject({
    type: z.literal('rules'),
    rules: z.array(
      z.strictObject({
        claim: z.string(),
        matchType: z.enum(['Equals', 'Contains', 'StartsWith', 'NotEqual']),
        value: z.string(),
        role: text,
        roleArn: text,
      }),
    ),
    ambiguousRoleResolution,
  }),
]);

/** The identity pool, as the construct has it. */
export const identityPool = z.strictObject({
  name: text.describe('{organization}-{environment} if left out'),
  authenticatedRole: role.optional().describe('Role of people who signed in; one without permissions if left out'),
  guestAccess: flag.describe('Also give credentials to anyone; false if left out'),
  guestRole: role.optional(),
  roles: keyed(role).optional(),
  roleMapping: roleMapping.optional(),
  allowClassicFlow: flag,
  serverSideTokenCheck: flag,
  tags: tags.optional(),
} satisfies ShapeOf<IdentityPoolSettings>) satisfies z.ZodType<Partial<IdentityPoolSettings>>;
