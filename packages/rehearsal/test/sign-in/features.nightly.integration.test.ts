// Signs in to check what `docs/sign-in-features.md` shows.
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import { step } from '../../../checkout/test/support/step';
import type { Rehearsal } from '../../src';
import { createTestUser, seedTestUser } from '../../src';
import { claimsOf } from '../../src/sign-in/token-checks';
import { LivingEnvironment } from '../changes/living-environment';
import { visit } from '../support/visit';
import { describeOrganizations, membersOnly } from './describe-organizations';
import { describePages } from './describe-pages';
import { describePasskeys } from './describe-passkeys';
import type { Draft } from '../support/variant';

jest.setTimeout(300_000);

const features = (values: Draft) => {
  values.webClient = {
    allowNativeUsers: true,
    explicitAuthFlows: ['ALLOW_USER_AUTH'],
    refreshTokenRotation: { retryGracePeriodSeconds: 0 },
  };
  values.userPool = { firstFactors: ['password', 'passkey'] };
  values.domain.managedLoginVersion = 2;
  values.groups = {
    editors: { role: 'editors', precedence: 2 },
    admins: { role: 'admins', precedence: 1 },
    readers: {},
  };
  values.identityPool = {
    roles: { editors: { name: 'acme-editors' }, admins: { name: 'acme-admins' } },
    roleMapping: { type: 'token', ambiguousRoleResolution: 'AuthenticatedRole' },
  };
};

const CLAIM = 'https://acme.example/groups';

/** Groups from a claim of Auth0. Native users cannot write the attribute, because their client lacks the permission. */
const groupsFromClaim = (values: Draft) => {
  const { auth0 } = values.federations;
  values.userPool.customAttributes = { groups: { type: 'String' } };
  auth0.identityProvider.attributeMapping['custom:groups'] = CLAIM;
  auth0.claimsAction = { name: 'acme groups', bind: true, claims: { [CLAIM]: 'app_metadata.groups' } };
  values.groupsAttribute = 'custom:groups';
  values.webClient = { explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'], refreshTokenRotation: 'disabled' };
  values.clients = {
    native: {
      type: 'public',
      callbackUrls: ['http://localhost:3000'],
      allowNativeUsers: true,
      federations: [],
      explicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      writeAttributes: ['name'],
    },
  };
};

describe('the sign-in features', () => {
  let rehearsal: Rehearsal;
  let living: LivingEnvironment;
  let outputs: EnvironmentOutputs;
  const person = createTestUser();
  afterAll(() => rehearsal?.close());

  /** Signs the user in and out; returns the claims, the role, and the refresh tokens before and after a refresh. */
  const signedIn = (who = person) =>
    visit(rehearsal, async (visitor) => {
      const clientId = outputs.clients.web?.client_id ?? '';
      await visitor.openApplication(outputs.app_url);
      await visitor.startWithAuth0();
      await visitor.typePassword(who);
      await visitor.waitForSignedIn();
      const before = await visitor.tokens(clientId);
      const credentials = await visitor.credentials();
      const sts = new STSClient({ ...rehearsal.aws.config(outputs.region), ...(credentials && { credentials }) });
      const { Arn: arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
      await visitor.refresh();
      const after = await visitor.tokens(clientId);
      await visitor.signOut();
      return {
        claims: claimsOf(before?.idToken ?? ''),
        accessClaims: claimsOf(before?.accessToken ?? ''),
        refreshedClaims: claimsOf(after?.idToken ?? ''),
        role: arn.split('/')[1],
        before,
        after,
      };
    });

  step('are deployed by one apply after the environment', async () => {
    living = await LivingEnvironment.start('dev');
    rehearsal = living.rehearsal;
    outputs = await living.change(features);
    await rehearsal.serveApplications();
    seedTestUser(rehearsal, outputs, person);
  });

  step('offer passkeys for the host of the sign-in pages', async () => {
    const cognito = rehearsal.aws.cognito(outputs.region);
    const { UserPool: pool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: outputs.user_pool_id }));
    const mfa = await cognito.send(new GetUserPoolMfaConfigCommand({ UserPoolId: outputs.user_pool_id }));

    expect(new Set(pool?.Policies?.SignInPolicy?.AllowedFirstAuthFactors)).toEqual(new Set(['PASSWORD', 'WEB_AUTHN']));
    expect(mfa.WebAuthnConfiguration).toEqual({
      RelyingPartyId: outputs.cognito_domain,
      UserVerification: 'required',
    });
  });

  describePages(() => ({ rehearsal, outputs }), person);
  describePasskeys(() => ({ rehearsal, outputs }));

  step('give a user without a group the role of every user, and a new refresh token at each refresh', async () => {
    const { claims, role, before, after } = await signedIn();

    expect(claims['cognito:groups']).toEqual([`${outputs.user_pool_id}_Auth0`]);
    expect(outputs.authenticated_role_arn.endsWith(`/${role}`)).toBe(true);
    expect(after?.refreshToken).toEqual(expect.any(String));
    expect(after?.refreshToken).not.toBe(before?.refreshToken);
  });

  step('give a user of two groups the role of the group with the lower precedence value', async () => {
    const cognito = rehearsal.aws.cognito(outputs.region);
    for (const GroupName of ['editors', 'admins', 'readers']) {
      await cognito.send(
        new AdminAddUserToGroupCommand({
          UserPoolId: outputs.user_pool_id,
          Username: `auth0_auth0|${person.id}`,
          GroupName,
        }),
      );
    }

    const { claims, role } = await signedIn();

    expect(claims['cognito:groups']).toEqual(expect.arrayContaining(['editors', 'admins', 'readers']));
    expect(String(claims['cognito:preferred_role'])).toMatch(/\/acme-admins$/);
    expect(role).toBe('acme-admins');
  });

  const setGroups = async (id: string, groups: unknown) => {
    const { users } = rehearsal.auth0.tenant(living.tenant.domain);
    await users.update(`auth0|${id}`, { app_metadata: { groups } });
  };

  step('give a user the groups of a claim that the environment declares, and the role of the first group', async () => {
    outputs = await living.change(groupsFromClaim);
    const grace = { ...createTestUser(), email: 'grace@example.com', id: 'grace' };
    seedTestUser(rehearsal, outputs, grace);
    await setGroups(grace.id, ['editors', 'readers', 'owners']);
    const own = `${outputs.user_pool_id}_Auth0`;

    const { claims, accessClaims, refreshedClaims, role } = await signedIn(grace);

    expect(claims['cognito:groups']).toEqual([own, 'editors', 'readers']);
    expect(accessClaims['cognito:groups']).toEqual([own, 'editors', 'readers']);
    expect(refreshedClaims['cognito:groups']).toEqual([own, 'editors', 'readers']);
    expect(role).toBe('acme-editors');

    await setGroups(grace.id, null);
    const later = await signedIn(grace);

    expect(later.claims['cognito:groups']).toEqual([own]);
    expect(outputs.authenticated_role_arn.endsWith(`/${later.role}`)).toBe(true);
  });

  step('add the groups of a claim to those that a user is a member of', async () => {
    await setGroups(person.id, 'readers');

    const { claims, role } = await signedIn();

    expect(claims['cognito:groups']).toEqual(expect.arrayContaining(['editors', 'admins', 'readers']));
    expect(role).toBe('acme-admins');
  });

  step('link a user of Auth0 to the native user with the same verified e-mail address', async () => {
    outputs = await living.change((values) => void (values.linkUsersOf = ['auth0']));
    const joan = { ...createTestUser(), email: 'joan@example.com', id: 'joan' };
    seedTestUser(rehearsal, outputs, joan);
    const cognito = rehearsal.aws.cognito(outputs.region);
    const of = { UserPoolId: outputs.user_pool_id, Username: 'joan' };
    const attributes = { email: joan.email, email_verified: 'true' };
    await cognito.send(
      new AdminCreateUserCommand({
        ...of,
        MessageAction: 'SUPPRESS',
        UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      }),
    );
    await cognito.send(new AdminSetUserPasswordCommand({ ...of, Password: joan.password, Permanent: true }));
    const { UserAttributes = [] } = await cognito.send(new AdminGetUserCommand(of));
    const sub = UserAttributes.find(({ Name }) => Name === 'sub')?.Value;

    const shown = await visit(rehearsal, async (visitor) => {
      await visitor.openApplication(outputs.app_url);
      await visitor.startWithAuth0();
      await visitor.typePassword(joan);
      return visitor.page.locator('.problem').innerText();
    });

    expect(shown).toContain('sign in again');

    const { claims } = await signedIn(joan);

    expect(claims).toMatchObject({ sub, 'cognito:username': 'joan' });
    expect(claims.identities).toMatchObject([{ providerName: 'Auth0', userId: 'auth0|joan', primary: 'false' }]);
  });

  step('read the organization of each user from Auth0 after another apply', async () => {
    outputs = await living.change(membersOnly);
  });

  describeOrganizations(() => ({ rehearsal, outputs }), person);
});
