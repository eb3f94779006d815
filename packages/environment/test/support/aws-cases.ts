import { environmentFaults } from '../../src';
import { edited, values } from '../values';

/** What AWS or Auth0 refuses or accepts: edits of values without faults, by path, and the resulting faults. */
export type Case = readonly [what: string, edits: Readonly<Record<string, unknown>>, faults: readonly string[]];

export const SES = {
  type: 'ses',
  sourceArn: 'arn:aws:ses:eu-central-1:111111111111:identity/acme.example',
  fromEmailAddress: 'Acme <login@acme.example>',
};
export const ses = (values: Partial<typeof SES>) => ({ 'userPool.emailDelivery': { ...SES, ...values } });
export const email = { 'userPool.mfa': { mode: 'required', methods: ['email'] }, 'userPool.emailDelivery': SES };
export const sms = { 'userPool.mfa': { mode: 'required', methods: ['sms'] }, 'userPool.smsDelivery': {} };
export const totp = { 'userPool.mfa': { mode: 'required', methods: ['totp'] } };
export const lambda = (arn: string) => ({ 'userPool.lambdaTriggers': { preSignUp: arn } });
export const client = (values: object) => ({
  'clients.app': { type: 'public', callbackUrls: ['https://app.example'], ...values },
});
export const MAPPING = 'federations.auth0.identityProvider.attributeMapping';
export const mapping = (values: object) => ({
  [MAPPING]: { email: 'email', email_verified: 'email_verified', ...values },
});
export const attribute = (name: string, type = 'String') => ({ 'userPool.customAttributes': { [name]: { type } } });
export const many = (count: number, value: (index: number) => unknown) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, value(index)]));
export const gov = (region: string) => ({
  region,
  permissionsBoundary: 'none',
});

export const CERTIFICATE = 'arn:aws:acm:us-east-1:111111111111:certificate/1';
export const domain = (customDomain: string) => ({ domain: { customDomain, certificateArn: CERTIFICATE } });
export const FUNCTION = 'arn:aws:lambda:eu-central-1:111111111111:function:hook';

/** Code and path of each fault of the edited values. */
export const faultsOf = (edits: Case[1]) =>
  environmentFaults(
    Object.entries(edits).reduce((base, [path, value]) => edited(path, structuredClone(value), base), values()),
  ).map(({ code, path }) => `${code} ${path}`);
