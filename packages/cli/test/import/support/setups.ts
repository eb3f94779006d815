import {
  CreateGroupCommand,
  CreateIdentityProviderCommand,
  CreateResourceServerCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { CreateOpenIDConnectProviderCommand } from '@aws-sdk/client-iam';
import { REGION, ROLE, type Guide, type Setup } from './guide';

/** What is made, and what has to be reported in addition to what every setup of the guide has. */
export interface Example {
  readonly what: string;
  readonly make: (guide: Guide) => Promise<Setup>;
  /** Reported in addition to what a setup of the guide has. */
  readonly reported: readonly string[];
  /** Reported of a setup of the guide, and not of this one. */
  readonly reproduced?: readonly string[];
  /** Parts of the written values. */
  readonly values: object;
}

const LAMBDA = `arn:aws:lambda:${REGION}:111111111111:function`;
const text = (Name: string, more: object = {}) => ({ Name, AttributeDataType: 'String', ...more }) as const;

export const EXAMPLES: readonly Example[] = [
  {
    what: 'the guide, step by step',
    make: (guide) => guide.setUp('plain'),
    reported: [],
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
    reported: [],
    values: {},
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
    reported: [],
    values: {},
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
    reported: [],
    values: {},
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
    reported: [],
    values: {},
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
    reported: [],
    values: {},
  },
  {
    what: 'hidden defaults: nothing but a name',
    make: (guide) =>
      guide.setUp('hidden', { pool: { UsernameConfiguration: undefined, AutoVerifiedAttributes: undefined } }),
    reported: [],
    values: {},
  },
  {
    what: 'a shared Auth0 application and IAM OIDC provider',
    make: async (guide) => {
      await guide.iam.send(
        new CreateOpenIDConnectProviderCommand({ Url: `https://${guide.tenant}`, ClientIDList: ['another-team'] }),
      );
      return guide.setUp('shared', { otherCallbacks: ['https://other.acme.example/callback'] });
    },
    reported: [],
    values: {},
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
    reported: [],
    values: {},
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
    reported: [],
    values: {},
  },
];
