import type { FederatedUserPoolSettings } from '../src';

const LAMBDA = 'arn:aws:lambda:eu-central-1:111111111111:function:hook';

/** Every kind of setting at once, which synth and Terraform must accept together. */
export const MAXIMAL: FederatedUserPoolSettings = {
  name: 'acme-prod',
  region: 'eu-central-1',
  appUrl: 'https://app.example.com',
  domain: { customDomain: 'login.example.com', hostedZoneId: 'Z0123456789ABC', parentAddress: '192.0.2.1' },
  userPool: {
    tags: { team: 'identity' },
    imported: true,
    tier: 'PLUS',
    threatProtection: { mode: 'ENFORCED', customAuthMode: 'AUDIT' },
    passwordPolicy: { minimumLength: 16, passwordHistorySize: 5, temporaryPasswordValidityDays: 1 },
    mfa: { mode: 'required', methods: ['totp', 'sms', 'email'], smsMessage: 'Code {####}', emailSubject: 'Code' },
    accountRecovery: ['verified_email', 'verified_phone_number'],
    deviceTracking: { remember: 'user-opt-in', challengeRequiredOnNewDevice: true },
    selfSignUp: true,
    aliasAttributes: ['email', 'preferred_username'],
    autoVerifiedAttributes: ['email', 'phone_number'],
    verifyBeforeUpdate: ['email'],
    verificationMessages: {
      emailStyle: 'link',
      emailSubject: 'Hi',
      emailMessage: '{##Verify##}',
      smsMessage: '{####}',
    },
    invitationMessages: { emailSubject: 'Hi', emailMessage: '{username} {####}', smsMessage: '{username} {####}' },
    standardAttributes: { email: { required: true }, birthdate: { mutable: false }, updated_at: { mutable: true } },
    customAttributes: {
      team: { type: 'String', minLength: 1, maxLength: 64 },
      note: { type: 'String', unbounded: true },
      level: { type: 'Number', min: 0, max: 9 },
      since: { type: 'DateTime' },
      active: { type: 'Boolean' },
    },
    emailDelivery: {
      type: 'ses',
      sourceArn: 'arn:aws:ses:eu-central-1:111111111111:identity/example.com',
      fromEmailAddress: 'Acme <login@example.com>',
      replyToEmailAddress: 'help@example.com',
      configurationSet: 'login',
    },
    smsDelivery: { externalId: 'acme-prod', region: 'eu-west-1' },
    lambdaTriggers: {
      preSignUp: LAMBDA,
      postConfirmation: LAMBDA,
      preTokenGeneration: { lambdaArn: LAMBDA, version: 'V2_0' },
      customEmailSender: LAMBDA,
      customSmsSender: LAMBDA,
      kmsKeyArn: 'arn:aws:kms:eu-central-1:111111111111:key/11111111-2222-3333-4444-555555555555',
    },
  },
  federations: {
    customers: {
      tenant: { domain: 'acme.eu.auth0.com', customDomain: 'id.example.com' },
      identityProvider: {
        name: 'Auth0',
        scopes: ['openid', 'email', 'profile', 'offline_access'],
        idpIdentifiers: ['example.com'],
        attributeMapping: {
          email: 'email',
          email_verified: 'email_verified',
          'custom:team': 'https://example.com/team',
        },
      },
      application: {
        description: 'Sign-in of Acme',
        logoUri: 'https://app.example.com/logo.png',
        organizationUsage: 'allow',
      },
      connections: { users: { name: 'Users' }, work: { id: 'con_AbCdEfGh12345678' } },
      claimsAction: { name: 'acme claims', bind: true, claims: { 'https://example.com/team': 'app_metadata.team' } },
      iamOidcProvider: { consumer: 'sts' },
      allowedLogoutUrls: ['https://www.example.com'],
    },
    partners: {
      tenant: { domain: 'partners.eu.auth0.com' },
      identityProvider: { name: 'Partners' },
      application: { existingClientId: 'AbCdEfGh12345678' },
      iamOidcProvider: { thumbprints: ['a'.repeat(40)], tags: { team: 'identity' } },
    },
  },
  primaryFederation: 'customers',
  resourceServers: {
    api: { identifier: 'https://api.example.com', name: 'Records', scopes: { read: 'See', write: 'Change' } },
  },
  groups: {
    editors: { description: 'Write articles', precedence: 1, role: 'admins' },
    readers: { name: 'Readers' },
  },
  webClient: {
    callbackUrls: ['https://app.example.com/callback'],
    logoutUrls: ['https://app.example.com/'],
    scopes: ['openid', 'email', 'profile', 'https://api.example.com/read'],
    allowNativeUsers: true,
    generateSecret: true,
    refreshTokenRotation: { retryGracePeriodSeconds: 10 },
    enablePropagateAdditionalUserContextData: true,
    lifetimes: { accessToken: '15 minutes', idToken: '15 minutes', refreshToken: '12 hours', authSession: '5 minutes' },
  },
  clients: {
    mobile: {
      type: 'public',
      callbackUrls: ['acme://callback'],
      federations: ['customers'],
      refreshTokenRotation: { retryGracePeriodSeconds: 30 },
    },
    site: {
      type: 'confidential',
      name: 'acme site',
      imported: true,
      callbackUrls: ['https://www.example.com/callback'],
      refreshTokenRotation: 'disabled',
    },
    importer: { type: 'machine', scopes: ['https://api.example.com/write'], lifetimes: { accessToken: '5 minutes' } },
  },
  identityPool: {
    tags: { team: 'identity' },
    guestAccess: true,
    guestRole: { name: 'acme-guest' },
    authenticatedRole: { name: 'acme-user', managedPolicies: { read: 'arn:aws:iam::aws:policy/ReadOnlyAccess' } },
    roles: {
      admins: { name: 'acme-admin' },
      auditors: { existingArn: 'arn:aws:iam::111111111111:role/auditors' },
    },
    roleMapping: {
      type: 'rules',
      ambiguousRoleResolution: 'AuthenticatedRole',
      // A claim of the preTokenGeneration function, because users write their own attributes when they sign up.
      rules: [{ claim: 'team', matchType: 'Equals', value: 'red', role: 'admins' }],
    },
  },
};
