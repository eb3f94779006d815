import {
  CreateGroupCommand,
  CreateIdentityProviderCommand,
  CreateResourceServerCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { CreateOpenIDConnectProviderCommand } from '@aws-sdk/client-iam';
import { REGION, ROLE, type Guide, type Setup } from './guide';

/** The objects of a setup, and the expected reports in addition to those of every setup of the guide. */
export interface Example {
  readonly what: string;
  readonly make: (guide: Guide) => Promise<Setup>;
  /** Reported in addition to what a setup of the guide has. */
  readonly extra: readonly string[];
  /** Reported for a setup of the guide, but not for this one. */
  readonly reproduced?: readonly string[];
  /** Parts of the written values. */
  readonly values: object;
}

const changes = (resource: string, settings: string) =>
  settings.split(' ').map((setting) => `ERR_IMPORT_CHANGES ${resource} ${setting}`);

const PEOPLE =
  'access_token_validity default_redirect_uri explicit_auth_flows id_token_validity prevent_user_existence_errors read_attributes ' +
  'token_validity_units write_attributes';
const client = (key: string, settings: string) => changes(`aws_cognito_user_pool_client Clients_${key}`, settings);

/** Reported for every setup of the guide: settings that the project declares or requires. */
export const OF_THE_GUIDE: readonly string[] = [
  ...changes(
    'auth0_client',
    'allowed_logout_urls allowed_origins grant_types initiate_login_uri organization_usage web_origins',
  ),
  ...changes('aws_cognito_identity_pool', 'tags_all'),
  ...changes('aws_cognito_identity_provider', 'provider_details'),
  ...changes('aws_cognito_managed_user_pool_client', `${PEOPLE} logout_urls`),
  ...changes('aws_cognito_user_pool', 'account_recovery_setting tags_all'),
];

const LAMBDA = `arn:aws:lambda:${REGION}:111111111111:function`;
const text = (Name: string, more: object = {}) => ({ Name, AttributeDataType: 'String', ...more }) as const;

export const EXAMPLES: readonly Example[] = [
  {
    what: 'the guide, step by step',
    make: (guide) => guide.setUp('plain'),
    extra: [],
    values: { userPool: { name: 'plain', selfSignUp: true, deletionProtection: false }, domain: { prefix: 'plain' } },
  },
  {
    what: 'native users, and clients that the values do not describe',
    make: async (guide) => {
      const setup = await guide.setUp('native', {
        client: {
          SupportedIdentityProviders: ['Auth0', 'COGNITO'],
          ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        },
      });
      const { poolId: UserPoolId } = setup;
      await guide.cognito.send(
        new CreateResourceServerCommand({
          UserPoolId,
          Identifier: 'https://api.acme.example',
          Name: 'records',
          Scopes: [{ ScopeName: 'read', ScopeDescription: 'See' }],
        }),
      );
      await guide.client(UserPoolId, 'mobile app', {
        CallbackURLs: ['acme://callback'],
        LogoutURLs: [],
        SupportedIdentityProviders: ['COGNITO'],
        AccessTokenValidity: 30,
        TokenValidityUnits: { AccessToken: 'minutes' },
      });
      await guide.client(UserPoolId, 'site', { GenerateSecret: true });
      await guide.client(UserPoolId, 'importer', {
        GenerateSecret: true,
        AllowedOAuthFlows: ['client_credentials'],
        AllowedOAuthScopes: ['https://api.acme.example/read'],
        CallbackURLs: [],
        LogoutURLs: [],
        SupportedIdentityProviders: ['COGNITO'],
      });
      await guide.client(UserPoolId, 'backend', {
        AllowedOAuthFlowsUserPoolClient: false,
        AllowedOAuthFlows: [],
        AllowedOAuthScopes: [],
        CallbackURLs: [],
        LogoutURLs: [],
        SupportedIdentityProviders: [],
        ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      });
      return setup;
    },
    extra: [
      'ERR_IMPORT_UNMANAGED app client ID',
      ...changes('aws_cognito_identity_pool', 'cognito_identity_providers'),
      ...client(
        'importer',
        'access_token_validity explicit_auth_flows id_token_validity prevent_user_existence_errors token_validity_units',
      ),
      ...client('mobile-app', PEOPLE.replace('access_token_validity ', '')),
      ...client('site', `${PEOPLE} logout_urls`),
    ],
    reproduced: changes('aws_cognito_managed_user_pool_client', 'explicit_auth_flows'),
    values: {
      webClient: { allowNativeUsers: true },
      clients: {
        'mobile-app': { type: 'public', imported: true, federations: [], lifetimes: { accessToken: '30 minutes' } },
        site: { type: 'confidential', imported: true },
        importer: { type: 'machine', imported: true, scopes: ['https://api.acme.example/read'] },
      },
      resourceServers: { records: { identifier: 'https://api.acme.example', scopes: { read: 'See' } } },
    },
  },
  {
    what: 'another identity provider',
    make: async (guide) => {
      const setup = await guide.setUp('others');
      await guide.cognito.send(
        new CreateIdentityProviderCommand({
          UserPoolId: setup.poolId,
          ProviderName: 'Google',
          ProviderType: 'Google',
          ProviderDetails: { client_id: 'google', client_secret: 'a-secret-of-google', authorize_scopes: 'openid' },
          AttributeMapping: { username: 'sub' },
        }),
      );
      await guide.client(setup.poolId, 'both', { SupportedIdentityProviders: ['Auth0', 'Google'] });
      return setup;
    },
    extra: [
      'ERR_IMPORT_UNMANAGED identity provider Google',
      ...changes('aws_cognito_identity_pool', 'cognito_identity_providers'),
      ...client('both', `${PEOPLE} logout_urls supported_identity_providers`),
    ],
    values: {
      clients: { both: { type: 'public' } },
    },
  },
  {
    what: 'custom and required attributes',
    make: (guide) =>
      guide.setUp('attributes', {
        pool: {
          Schema: [
            text('email', { Required: true, Mutable: true }),
            text('team', { Mutable: true, StringAttributeConstraints: { MinLength: '1', MaxLength: '64' } }),
            text('note', { Mutable: true }),
            {
              Name: 'level',
              AttributeDataType: 'Number',
              Mutable: false,
              NumberAttributeConstraints: { MinValue: '0' },
            },
            { Name: 'since', AttributeDataType: 'DateTime', Mutable: true },
          ],
        },
        mapping: { 'custom:team': 'https://acme.example/team' },
      }),
    extra: ['ERR_IMPORT_VALUE_REFUSED webClient.writeAttributes'],
    values: {
      userPool: {
        standardAttributes: { email: { required: true } },
        customAttributes: {
          team: { type: 'String', minLength: 1, maxLength: 64 },
          note: { type: 'String' },
          level: { type: 'Number', mutable: false, min: 0 },
          since: { type: 'DateTime' },
        },
      },
    },
  },
  {
    what: 'groups',
    make: async (guide) => {
      const setup = await guide.setUp('groups', {
        roleMapping: (provider) => ({ [provider]: { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' } }),
      });
      const group = (GroupName: string, more: object) =>
        guide.cognito.send(new CreateGroupCommand({ UserPoolId: setup.poolId, GroupName, ...more }));
      await group('editors', { RoleArn: `${ROLE}/editors`, Precedence: 1, Description: 'Write articles' });
      await group('readers', {});
      await group('ranked', { Precedence: 7 });
      return setup;
    },
    extra: ['ERR_IMPORT_UNMANAGED group ranked'],
    values: {
      groups: { editors: { description: 'Write articles', precedence: 1, role: 'editors' }, readers: {} },
      identityPool: {
        roles: { editors: { existingArn: `${ROLE}/editors` } },
        roleMapping: { type: 'token', ambiguousRoleResolution: 'AuthenticatedRole' },
      },
    },
  },
  {
    what: 'Lambda triggers',
    make: (guide) =>
      guide.setUp('triggers', {
        pool: {
          LambdaConfig: {
            PreSignUp: `${LAMBDA}:pre-sign-up`,
            PostConfirmation: `${LAMBDA}:confirmed`,
            PreTokenGenerationConfig: { LambdaArn: `${LAMBDA}:claims`, LambdaVersion: 'V2_0' },
          },
        },
      }),
    extra: changes('aws_cognito_user_pool', 'lambda_config'),
    values: {
      userPool: {
        lambdaTriggers: {
          preSignUp: `${LAMBDA}:pre-sign-up`,
          postConfirmation: `${LAMBDA}:confirmed`,
          preTokenGeneration: { lambdaArn: `${LAMBDA}:claims`, version: 'V2_0' },
        },
      },
    },
  },
  {
    what: 'hidden defaults: nothing but a name',
    make: (guide) =>
      guide.setUp('hidden', { pool: { UsernameConfiguration: undefined, AutoVerifiedAttributes: undefined } }),
    extra: [],
    values: { userPool: { imported: true, usernamesAreCaseSensitive: true, autoVerifiedAttributes: [] } },
  },
  {
    what: 'a shared Auth0 application and IAM OIDC provider',
    make: async (guide) => {
      await guide.iam.send(
        new CreateOpenIDConnectProviderCommand({ Url: `https://${guide.tenant}`, ClientIDList: ['another-team'] }),
      );
      return guide.setUp('shared', { otherCallbacks: ['https://other.acme.example/callback'] });
    },
    extra: [],
    reproduced: OF_THE_GUIDE.filter((each) => each.includes('auth0_client')),
    values: {
      federations: {
        auth0: { application: { existingClientId: expect.any(String) }, iamOidcProvider: { consumer: 'sts' } },
      },
    },
  },
  {
    what: 'second factors, messages, threat protection and devices',
    make: (guide) =>
      guide.setUp('secured', {
        pool: {
          UserPoolTier: 'PLUS',
          DeletionProtection: 'ACTIVE',
          UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
          Policies: { PasswordPolicy: { MinimumLength: 14, RequireSymbols: false, TemporaryPasswordValidityDays: 3 } },
          DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true },
          AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] },
          AdminCreateUserConfig: {
            AllowAdminCreateUserOnly: true,
            InviteMessageTemplate: { EmailSubject: 'Welcome', EmailMessage: 'You are {username}, {####}' },
          },
          UserPoolTags: { cost: '7' },
          UsernameAttributes: ['email'],
        },
        mfa: { MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true } },
      }),
    extra: [],
    reproduced: changes('aws_cognito_user_pool', 'account_recovery_setting'),
    values: {
      userPool: {
        tier: 'PLUS',
        threatProtection: { mode: 'AUDIT' },
        passwordPolicy: { minimumLength: 14, requireSymbols: false, temporaryPasswordValidityDays: 3 },
        deviceTracking: { remember: 'user-opt-in' },
        accountRecovery: ['admin_only'],
        invitationMessages: { emailSubject: 'Welcome' },
        mfa: { mode: 'optional' },
        tags: { cost: '7' },
        usernameAttributes: ['email'],
      },
    },
  },
  {
    what: 'guests, and roles by rules',
    make: (guide) =>
      guide.setUp('guests', {
        identityPool: { AllowUnauthenticatedIdentities: true, AllowClassicFlow: true },
        guests: true,
        roleMapping: (provider) => ({
          [provider]: {
            Type: 'Rules',
            AmbiguousRoleResolution: 'Deny',
            RulesConfiguration: {
              Rules: [{ Claim: 'department', MatchType: 'Equals', Value: 'red', RoleARN: `${ROLE}/red` }],
            },
          },
        }),
      }),
    extra: [],
    values: {
      identityPool: {
        guestAccess: true,
        guestRole: { existingArn: `${ROLE}/guests` },
        allowClassicFlow: true,
        roleMapping: { type: 'rules', rules: [{ claim: 'department', roleArn: `${ROLE}/red` }] },
      },
    },
  },
];
