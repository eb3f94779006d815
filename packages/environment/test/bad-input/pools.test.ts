import { describeBad, type Case } from './cases';

const POOL = 'userPool';
const MAPPING = 'federations.auth0.identityProvider.attributeMapping';

const ATTRIBUTES: readonly Case[] = [
  [
    'a mapped attribute that is immutable',
    'userPool.standardAttributes',
    { email: { mutable: false } },
    'ERR_ATTRIBUTE_IMMUTABLE',
    `${MAPPING}.email`,
  ],
  [
    'a required attribute that is not mapped',
    'userPool.standardAttributes',
    { family_name: { required: true } },
    'ERR_ATTRIBUTE_REQUIRED_UNMAPPED',
    MAPPING,
  ],
  ['an upper-case attribute', MAPPING, { Email: 'email' }, 'ERR_ATTRIBUTE_CASE', `${MAPPING}.Email`],
  ['an unknown attribute', MAPPING, { shoe_size: 'shoe' }, 'ERR_ATTRIBUTE_UNKNOWN', `${MAPPING}.shoe_size`],
  [
    'an undeclared custom attribute',
    MAPPING,
    { 'custom:team': 'team' },
    'ERR_ATTRIBUTE_UNKNOWN',
    `${MAPPING}.custom:team`,
  ],
  [
    'a user name mapping other than sub',
    MAPPING,
    { username: 'email' },
    'ERR_ATTRIBUTE_NOT_MAPPABLE',
    `${MAPPING}.username`,
  ],
  ['an empty claim', MAPPING, { email: ' ' }, 'ERR_CLAIM_EMPTY', `${MAPPING}.email`],
  [
    'a reserved attribute',
    'userPool.customAttributes',
    { sub: { type: 'String' } },
    'ERR_ATTRIBUTE_RESERVED',
    'userPool.customAttributes.sub',
  ],
  [
    'a minimum above the maximum',
    'userPool.customAttributes',
    { team: { type: 'String', minLength: 5, maxLength: 2 } },
    'ERR_BOUNDS_REVERSED',
    'userPool.customAttributes.team',
  ],
  [
    'an attribute that is too long',
    'userPool.customAttributes',
    { team: { type: 'String', maxLength: 9999 } },
    'ERR_NUMBER_RANGE',
    'userPool.customAttributes.team.maxLength',
  ],
  [
    'an attribute without a type',
    'userPool.customAttributes',
    { team: { type: 'Text' } },
    'ERR_ENVIRONMENT_CHOICE',
    'userPool.customAttributes.team.type',
  ],
  [
    'bounds of another type',
    'userPool.customAttributes',
    { team: { type: 'Boolean', maxLength: 9 } },
    'ERR_ENVIRONMENT_UNKNOWN_KEY',
    'userPool.customAttributes.team.maxLength',
  ],
  [
    'an unknown standard attribute',
    'userPool.standardAttributes',
    { shoe_size: { required: true } },
    'ERR_ENVIRONMENT_UNKNOWN_KEY',
    'userPool.standardAttributes.shoe_size',
  ],
];

const POOLS: readonly Case[] = [
  ['passwords of 5 characters', `${POOL}.passwordPolicy.minimumLength`, 5, 'ERR_NUMBER_RANGE'],
  [
    'a second factor by SMS without delivery',
    `${POOL}.mfa`,
    { mode: 'required', methods: ['sms'] },
    'ERR_MFA_NEEDS_DELIVERY',
    'userPool.mfa.methods',
  ],
  [
    'a second factor while off',
    `${POOL}.mfa`,
    { mode: 'off', methods: ['totp'] },
    'ERR_MFA_METHODS_WHILE_OFF',
    'userPool.mfa.methods',
  ],
  [
    'an unknown second factor',
    `${POOL}.mfa`,
    { mode: 'required', methods: ['pigeon'] },
    'ERR_ENVIRONMENT_CHOICE',
    'userPool.mfa.methods[0]',
  ],
  ['threat protection without its tier', `${POOL}.threatProtection`, { mode: 'ENFORCED' }, 'ERR_TIER_TOO_LOW'],
  [
    'SES email without a sender address',
    `${POOL}.emailDelivery`,
    { type: 'ses', sourceArn: 'arn:aws:ses:eu-central-1:111111111111:identity/acme.example', fromEmailAddress: 'acme' },
    'ERR_EMAIL_INVALID',
    'userPool.emailDelivery.fromEmailAddress',
  ],
  [
    'email with the ARN of another resource',
    `${POOL}.emailDelivery`,
    { type: 'ses', sourceArn: 'arn:aws:sns:eu-central-1:111111111111:topic', fromEmailAddress: 'a@acme.example' },
    'ERR_ARN_INVALID',
    'userPool.emailDelivery.sourceArn',
  ],
  [
    'a trigger that is not a function',
    `${POOL}.lambdaTriggers`,
    { preSignUp: 'my-function' },
    'ERR_ARN_INVALID',
    'userPool.lambdaTriggers.preSignUp',
  ],
  [
    'a custom domain that is not a host',
    'domain',
    { customDomain: 'https://login.acme.example', certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/1' },
    'ERR_HOST_INVALID',
    'domain.customDomain',
  ],
  [
    'a custom domain without a certificate',
    'domain',
    { customDomain: 'login.acme.example' },
    'ERR_CERTIFICATE_MISSING',
    'domain.certificateArn',
  ],
  [
    'a prefix and a custom domain',
    'domain',
    { prefix: 'acme', customDomain: 'login.acme.example' },
    'ERR_ENVIRONMENT_UNKNOWN_KEY',
    'domain.customDomain',
  ],
];

const IDENTITY_POOLS: readonly Case[] = [
  [
    'a role for guests without guest access',
    'identityPool',
    { guestRole: {} },
    'ERR_GUEST_ROLE_WITHOUT_ACCESS',
    'identityPool.guestRole',
  ],
  [
    'a policy that is not an ARN',
    'identityPool',
    { authenticatedRole: { managedPolicies: { s3: 'ReadOnly' } } },
    'ERR_ARN_INVALID',
    'identityPool.authenticatedRole.managedPolicies.s3',
  ],
  [
    'a rule without a role',
    'identityPool',
    { roleMapping: { type: 'rules', rules: [{ claim: 'team', matchType: 'Equals', value: 'a' }] } },
    'ERR_ROLE_MISSING',
    'identityPool.roleMapping.rules[0].role',
  ],
  [
    'a rule for an unknown role',
    'identityPool',
    { roleMapping: { type: 'rules', rules: [{ claim: 'team', matchType: 'Equals', value: 'a', role: 'admins' }] } },
    'ERR_ROLE_UNKNOWN',
    'identityPool.roleMapping.rules[0].role',
  ],
  [
    'no rules',
    'identityPool',
    { roleMapping: { type: 'rules', rules: [] } },
    'ERR_LIST_EMPTY',
    'identityPool.roleMapping.rules',
  ],
];

describeBad('attributes', ATTRIBUTES);
describeBad('pools and domains', POOLS);
describeBad('identity pools', IDENTITY_POOLS);
