// The sources of the CI roles.
import { startRehearsal } from '../../src';
import { AwsExchanges } from '../support/aws-exchanges';
import { expectRolesToAllow } from '../support/permissions';
import { variant } from '../support/variant';
import type { Draft } from '../support/variant';

type Edit = (values: Draft) => unknown;

const HOOK = 'arn:aws:lambda:eu-central-1:333333333333:function:hook';
const KEY = 'arn:aws:kms:eu-central-1:333333333333:key/11111111-2222-3333-4444-555555555555';

const CLAIM = 'https://acme.example/groups';

const POLICY = 'arn:aws:iam::333333333333:policy/read';

const nothing: Edit = () => undefined;

/** A value of each kind that can be changed in place. */
const edited: Edit = (values) => {
  values.tags = { ...values.tags, reviewed: 'yes' };
  values.app = { url: `${values.app.url.replace(/:3000$/, '')}:4000` };
  const { identityProvider } = values.federations.auth0;
  identityProvider.attributeMapping = { ...identityProvider.attributeMapping, nickname: 'nickname' };
  values.userPool = {
    ...values.userPool,
    customAttributes: { ...values.userPool?.customAttributes, team: { type: 'String' } },
  };
  values.groups = { ...values.groups, editors: { description: 'Write and read' } };
  values.resourceServers = {
    ...values.resourceServers,
    extra: { identifier: 'https://extra.acme.example', scopes: { read: 'Read' } },
  };
};

/** Every call to AWS that the constructs can cause, at once. */
const everything: Edit = (values) => {
  values.signInParameters = true;
  values.userPool = {
    ...values.userPool,
    tier: 'PLUS',
    threatProtection: { mode: 'ENFORCED' },
    mfa: { mode: 'required', methods: ['totp', 'sms', 'email'] },
    smsDelivery: { externalId: 'acme-prod' },
    autoVerifiedAttributes: ['email', 'phone_number'],
    accountRecovery: ['verified_email', 'verified_phone_number'],
    deviceTracking: { remember: 'user-opt-in' },
    lambdaTriggers: {
      preSignUp: HOOK,
      customEmailSender: HOOK,
      kmsKeyArn: KEY,
    },
    customAttributes: { groups: { type: 'String' } },
  };
  const { auth0 } = values.federations;
  auth0.identityProvider.attributeMapping['custom:groups'] = CLAIM;
  auth0.claimsAction = { name: 'acme groups', claims: { [CLAIM]: 'app_metadata.groups' } };
  values.groupsAttribute = 'custom:groups';
  values.webClient = { explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] };
  values.groups = { admins: { role: 'admins', precedence: 1 }, editors: { description: 'Write' } };
  values.identityPool = {
    guestAccess: true,
    authenticatedRole: { name: 'acme-user', managedPolicies: { read: POLICY } },
    guestRole: { name: 'acme-guest' },
    roles: { admins: { name: 'acme-admin' } },
    roleMapping: {
      type: 'rules',
      ambiguousRoleResolution: 'AuthenticatedRole',
      rules: [{ claim: 'custom:team', matchType: 'Equals', value: 'red', role: 'admins' }],
    },
  };
};

const cases: readonly (readonly [name: string, environment: string, at: Edit])[] = [
  ['dev', 'dev', nothing],
  ['staging', 'staging', nothing],
  ['prod', 'prod', nothing],
  ['everyConstruct', 'prod', everything],
];

test.each(cases)(
  'the roles allow every call from the first plan of %s to its destruction',
  async (name, environment, at) => {
    const exchanges = new AwsExchanges();
    const rehearsal = await startRehearsal({ environment, onAwsExchange: exchanges.record });
    try {
      await rehearsal.use(variant(environment, at));
      await rehearsal.plan();
      await rehearsal.apply();
      await rehearsal.plan();
      for (const edit of [edited, nothing]) {
        await rehearsal.apply(
          variant(environment, (values) => {
            at(values);
            edit(values);
            if (edit === nothing)
              values.userPool = {
                ...values.userPool,
                customAttributes: { ...values.userPool?.customAttributes, team: { type: 'String' } },
              };
          }),
        );
        await rehearsal.plan();
      }
      await rehearsal.apply(rehearsal.withoutProtection());
      await rehearsal.destroy();

      expectRolesToAllow(rehearsal, name);
      await exchanges.expectModelled(rehearsal);
    } finally {
      await rehearsal.close();
    }
  },
  300_000,
);
