import { FUNCTION, OWN, type Edit } from './edits';

const KEY = `arn:aws:kms:eu-central-1:${OWN}:key/11111111-2222-3333-4444-555555555555`;

/** Edits that a review must find, in batches in which no edit hides another. */
export const RISKY: readonly (readonly Edit[])[] = [
  [
    [
      'self sign-up that a function confirms',
      ['self-sign-up-opened', 'trigger-changed'],
      ({ userPool }) => {
        userPool.selfSignUp = true;
        userPool.lambdaTriggers.preSignUp = `${FUNCTION}-2`;
      },
    ],
    [
      'claims that users can write',
      ['user-controlled-claim', 'sign-in-code-changed'],
      ({ federations }) => (federations.auth0.claimsAction.claims['https://acme.example/role'] = 'user_metadata.role'),
    ],
  ],
  [
    ['self sign-up', ['self-sign-up-opened'], ({ userPool }) => (userPool.selfSignUp = true)],
    ['recovery by text message', ['recovery-changed'], ({ userPool }) => (userPool.accountRecovery = ['admin_only'])],
    [
      'no verification before an update',
      ['verification-weakened'],
      ({ userPool }) => (userPool.verifyBeforeUpdate = []),
    ],
    ['an optional second factor', ['mfa-weakened'], ({ userPool }) => (userPool.mfa.mode = 'optional')],
    ['shorter passwords', ['password-shortened'], ({ userPool }) => (userPool.passwordPolicy.minimumLength = 8)],
    [
      'passwords without symbols',
      ['password-rules-weakened'],
      ({ userPool }) => (userPool.passwordPolicy.requireSymbols = false),
    ],
    [
      'suspicious sign-ins are only logged',
      ['threat-protection-weakened'],
      ({ userPool }) => (userPool.threatProtection.mode = 'AUDIT'),
    ],
    [
      'no challenge on new devices',
      ['device-tracking-weakened'],
      ({ userPool }) => (userPool.deviceTracking.challengeRequiredOnNewDevice = false),
    ],
    [
      'a trigger that is removed',
      ['trigger-changed'],
      ({ userPool }) => (userPool.lambdaTriggers = { preSignUp: userPool.lambdaTriggers.preSignUp }),
    ],
    [
      'no protection against deletion',
      ['deletion-protection-lost'],
      ({ userPool }) => (userPool.deletionProtection = false),
    ],
    [
      'another sender',
      ['sender-changed'],
      ({ userPool }) => (userPool.emailDelivery.replyToEmailAddress = 'help@other.example'),
    ],
    [
      'a link in a mail to another host',
      ['message-link-outside', 'messages-changed'],
      ({ userPool }) => (userPool.verificationMessages.emailMessage = 'https://evil.example {####}'),
    ],
    ['a stage with fewer protections', ['stage-lowered', 'tags-changed'], (values) => (values.stage = 'development')],
  ],
  [
    [
      'a lower tier',
      ['tier-lowered', 'threat-protection-weakened'],
      ({ userPool }) => {
        userPool.tier = 'ESSENTIALS';
        delete userPool.threatProtection;
      },
    ],
    [
      'other code for another trigger',
      ['trigger-changed'],
      ({ userPool }) => (userPool.lambdaTriggers.preTokenGeneration = { lambdaArn: FUNCTION, version: 'V2_0' }),
    ],
    [
      'codes are sent by a function',
      ['trigger-changed'],
      ({ userPool }) => Object.assign(userPool.lambdaTriggers, { customEmailSender: FUNCTION, kmsKeyArn: KEY }),
    ],
    [
      'e-mail addresses that are no longer verified',
      ['verification-weakened'],
      ({ userPool }) => Object.assign(userPool, { autoVerifiedAttributes: [], verifyBeforeUpdate: [] }),
    ],
  ],
  [
    [
      'guest access',
      ['guests-allowed', 'roles-of-users-changed'],
      ({ identityPool }) => Object.assign(identityPool, { guestAccess: true, guestRole: { name: 'acme-guest' } }),
    ],
    ['the classic flow', ['classic-flow-allowed'], ({ identityPool }) => (identityPool.allowClassicFlow = true)],
    [
      'tokens that are not verified',
      ['identity-pool-sources-changed'],
      ({ identityPool }) => (identityPool.serverSideTokenCheck = false),
    ],
    [
      'more rights',
      ['permissions-widened'],
      ({ identityPool }) => (identityPool.authenticatedRole.managedPolicies.more = `arn:aws:iam::${OWN}:policy/more`),
    ],
    [
      'other users become administrators',
      ['roles-of-users-changed'],
      ({ identityPool }) => (identityPool.roleMapping.rules[0].value = 'blue'),
    ],
  ],
  [
    ['native users only', ['sign-in-providers-changed'], ({ webClient }) => (webClient.allowNativeUsers = false)],
    [
      'tokens that live for a day',
      ['token-lifetime-raised'],
      ({ webClient }) => (webClient.lifetimes = { accessToken: '24 hours', refreshToken: '400 days' }),
    ],
    [
      'tokens that remain valid after sign-out',
      ['token-revocation-lost'],
      ({ webClient }) => (webClient.enableTokenRevocation = false),
    ],
    ['tokens in the URL', ['implicit-flow-added'], ({ webClient }) => (webClient.allowImplicitFlow = true)],
    [
      'passwords are sent',
      ['password-flow-added'],
      ({ webClient }) => (webClient.explicitAuthFlows = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']),
    ],
    [
      'the account can be changed with a token',
      ['self-service-scope-added', 'scopes-widened'],
      ({ webClient }) => (webClient.scopes = ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin']),
    ],
    [
      'a callback on another host',
      ['url-outside'],
      ({ clients }) => clients.admin.callbackUrls.push('https://admin.acme.example.evil.test/'),
    ],
    [
      'a callback that is removed',
      ['url-removed'],
      ({ clients }) => (clients.admin.logoutUrls = ['https://admin.acme.example/other']),
    ],
    [
      'more scopes for a machine client',
      ['machine-access-added', 'scopes-widened'],
      ({ clients }) => clients.importer.scopes.push('https://api.acme.example/read'),
    ],
    [
      'a deciding attribute that users can write',
      ['writable-attributes-widened'],
      ({ webClient }) => (webClient.writeAttributes = ['email', 'name', 'custom:team']),
    ],
    [
      'a scope that is removed',
      ['scope-removed'],
      ({ resourceServers, clients }) => {
        delete resourceServers.api.scopes.write;
        clients.importer.scopes = ['https://api.acme.example/read'];
      },
    ],
  ],
  [
    [
      'another connection',
      ['connection-switched'],
      ({ federations }) => (federations.auth0.connections.partners = { name: 'Partners' }),
    ],
    [
      'a connection that is removed',
      ['connection-switched'],
      ({ federations }) => delete federations.auth0.connections.staff,
    ],
    [
      'other claims',
      ['sign-in-code-changed'],
      ({ federations }) => (federations.auth0.claimsAction.claims['https://acme.example/role'] = 'app_metadata.other'),
    ],
    [
      'the claims action is bound to a trigger',
      ['sign-in-actions-changed'],
      ({ federations }) => (federations.auth0.claimsAction.bind = true),
    ],
    [
      'organizations',
      ['application-weakened'],
      ({ federations }) => (federations.auth0.application = { organizationUsage: 'allow' }),
    ],
    [
      'refresh tokens that rotate',
      ['native-flow-added'],
      ({ webClient }) => (webClient.refreshTokenRotation = { retryGracePeriodSeconds: 10 }),
    ],
    [
      'more scopes from Auth0',
      ['scopes-widened'],
      ({ federations }) =>
        (federations.auth0.identityProvider.scopes = ['openid', 'email', 'profile', 'offline_access']),
    ],
    [
      'e-mail domains that are sent to Auth0',
      ['provider-changed'],
      ({ federations }) => (federations.auth0.identityProvider.idpIdentifiers = ['acme.example']),
    ],
    [
      'another logout page',
      ['url-outside'],
      ({ federations }) => (federations.auth0.allowedLogoutUrls = ['https://www.evil.example/']),
    ],
    [
      'certificates of the issuer',
      ['iam-provider-changed'],
      ({ federations }) => (federations.auth0.iamOidcProvider = { thumbprints: ['a'.repeat(40)] }),
    ],
  ],
  [
    [
      'another name of the identity provider',
      ['identity-provider-lost'],
      ({ federations }) => (federations.auth0.identityProvider.name = 'Login'),
    ],
    [
      'an attribute that is changed',
      ['pool-schema-changed'],
      ({ userPool }) => (userPool.customAttributes.team.maxLength = 32),
    ],
    ['a client that is removed', ['app-client-lost', 'url-removed'], ({ clients }) => delete clients.admin],
  ],
  [
    [
      'another sign-in address',
      ['sign-in-address-lost', 'decided-at-apply', 'sign-in-certificate-changed', 'dns-record-changed', 'url-outside'],
      ({ domain }) => (domain.customDomain = 'signin.acme.example'),
    ],
  ],
  [
    [
      'another name of the user pool',
      [
        'user-pool-lost',
        'identity-provider-lost',
        'app-client-lost',
        'sign-in-address-lost',
        'dns-record-changed',
        'decided-at-apply',
        'deletion-protection-lost',
      ],
      ({ userPool }) => {
        userPool.name = 'acme-other';
        userPool.deletionProtection = false;
      },
    ],
  ],
];
