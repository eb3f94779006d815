/** An environment with any changes: the environment package reports what is invalid. */
// oxlint-disable-next-line typescript/no-explicit-any -- an edit goes deep inside a literal
export type Draft = any;

/**
 * One edit of environment.ts, and the rules that find it in the resulting plan. Everyday edits cause notices at most.
 */
export type Edit = readonly [what: string, rules: readonly string[], edit: (values: Draft) => unknown];

/** The account of the environment. */
export const OWN = '333333333333';
/** A function of the account. */
export const FUNCTION = `arn:aws:lambda:eu-central-1:${OWN}:function:hook`;
const READ = `arn:aws:iam::${OWN}:policy/read`;

/**
 * The deployed environment before the edits, with many settings to lose. Its stage allows settings that production
 * refuses at synth.
 */
export function deployed(values: Draft): void {
  values.stage = 'staging';
  values.userPool = {
    ...values.userPool,
    tier: 'PLUS',
    threatProtection: { mode: 'ENFORCED' },
    passwordPolicy: { minimumLength: 14, passwordHistorySize: 5, temporaryPasswordValidityDays: 3 },
    deviceTracking: { remember: 'user-opt-in', challengeRequiredOnNewDevice: true },
    accountRecovery: ['verified_email'],
    autoVerifiedAttributes: ['email'],
    verifyBeforeUpdate: ['email'],
    verificationMessages: { emailSubject: 'Your code', emailMessage: 'Code {####}' },
    customAttributes: { team: { type: 'String', maxLength: 64 } },
    lambdaTriggers: { preSignUp: FUNCTION, postConfirmation: FUNCTION },
  };
  values.federations.auth0.claimsAction = {
    name: 'claims',
    claims: { 'https://acme.example/role': 'app_metadata.role' },
  };
  values.federations.auth0.connections.staff = { name: 'Staff' };
  values.identityPool = {
    authenticatedRole: { name: 'acme-user', managedPolicies: { read: READ } },
    guestRole: undefined,
    roles: { admins: { name: 'acme-admin' } },
    roleMapping: {
      type: 'rules',
      ambiguousRoleResolution: 'AuthenticatedRole',
      rules: [{ claim: 'team', matchType: 'Equals', value: 'red', role: 'admins' }],
    },
  };
}

const FOREIGN = 'arn:aws:lambda:eu-central-1:999999999999:function:hook';

/** Edits that synth refuses in production, so that no plan exists, with the codes of their faults. */
export const REFUSED: readonly (readonly [what: string, codes: readonly string[], edit: Edit[2]])[] = [
  [
    'values of another account, and text messages without a sender',
    ['ERR_SMS_DELIVERY_MISSING', 'ERR_ARN_PLACE', 'ERR_ARN_PLACE'],
    (values) => {
      const lambdaTriggers = { preSignUp: FOREIGN, preTokenGeneration: { lambdaArn: FOREIGN, version: 'V2_0' } };
      Object.assign(values.userPool, { selfSignUp: true, accountRecovery: ['verified_phone_number'], lambdaTriggers });
    },
  ],
  [
    'administrator rights for every user',
    ['ERR_POLICY_ROLE_PERMISSIONS'],
    (values) => {
      values.identityPool = {
        authenticatedRole: { managedPolicies: { power: 'arn:aws:iam::aws:policy/AmazonCognitoPowerUser' } },
      };
    },
  ],
];
