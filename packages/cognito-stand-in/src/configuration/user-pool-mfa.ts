import { FIRST_FACTORS, isFirstFactorWithMfa, USER_POOL_PRINCIPAL } from '@auth0-cognito/contract';
import type { JsonObject, Operations, Scope } from '../aws/api';
import { refusals } from '../aws/refusals';
import type { IamDirectory } from '../moto/iam-directory';
import type { Store } from './store';
import { tierOf, userPool } from './lookups';
import { needsTier } from './user-pool-checks';

const FACTORS = [
  'SmsMfaConfiguration',
  'SoftwareTokenMfaConfiguration',
  'EmailMfaConfiguration',
  'WebAuthnConfiguration',
];

/** How a pool sends text messages. */
export interface SmsConfiguration {
  readonly SnsCallerArn?: string;
}

/** Whether a trust policy lets Cognito assume the role. */
function trustsCognito(policy: unknown): boolean {
  const statements = [(policy as { Statement?: unknown })?.Statement ?? []].flat() as JsonObject[];
  return statements.some((statement) => {
    const principal = statement.Principal as { Service?: string | string[] } | undefined;
    return statement.Effect === 'Allow' && [principal?.Service ?? []].flat().includes(USER_POOL_PRINCIPAL);
  });
}

/** Refuses a role for text messages that Cognito cannot use. */
export async function checkSmsRole(sms: SmsConfiguration | undefined, iam: IamDirectory): Promise<void> {
  if (!sms?.SnsCallerArn) return;
  const role = await iam.role(sms.SnsCallerArn);
  if (!role) throw refusals.smsRoleMissing();
  if (!trustsCognito(role.trustPolicy)) throw refusals.smsRoleTrust();
}

/**
 * Refuses a single recovery method that is also a second factor.
 *
 * @param pool - with `AccountRecoverySetting` and `SmsConfiguration`
 * @param mfa - input of `SetUserPoolMfaConfig`
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/41049
 * @see https://github.com/aws/aws-cdk/issues/11478
 */
export function checkRecovery(pool: JsonObject, mfa: JsonObject): void {
  const setting = pool.AccountRecoverySetting as { RecoveryMechanisms?: { Name?: string }[] } | undefined;
  const [only, second] = setting?.RecoveryMechanisms ?? [];
  if (!only || second || (mfa.MfaConfiguration ?? 'OFF') === 'OFF') return;
  const sendsSms = Boolean(pool.SmsConfiguration ?? mfa.SmsMfaConfiguration);
  if (only.Name === 'verified_email' && mfa.EmailMfaConfiguration) throw refusals.recoveryIsFactor('email');
  if (only.Name === 'verified_phone_number' && sendsSms) throw refusals.recoveryIsFactor('phone number');
}

/** The first factors that a pool's sign-in policy allows. */
const firstFactors = (pool: JsonObject): readonly string[] =>
  (pool.Policies as { SignInPolicy?: { AllowedFirstAuthFactors?: string[] } } | undefined)?.SignInPolicy
    ?.AllowedFirstAuthFactors ?? [];

/**
 * Refuses first factors that a required second factor excludes.
 *
 * @param pool - with `Policies`
 * @param mfa - input of `SetUserPoolMfaConfig`
 * @see https://github.com/go-to-k/cdkd/issues/1975
 * @see https://github.com/go-to-k/cdkd/issues/2064
 */
export function checkFirstFactors(pool: JsonObject, mfa: JsonObject): void {
  if (mfa.MfaConfiguration !== 'ON') return;
  const others = firstFactors(pool).filter((factor) => !isFirstFactorWithMfa(factor));
  if (others.some((factor) => factor !== FIRST_FACTORS.passkey)) throw refusals.firstFactorWithMfa();
  const webAuthn = mfa.WebAuthnConfiguration as { FactorConfiguration?: string } | undefined;
  if (others.length > 0 && webAuthn?.FactorConfiguration !== 'MULTI_FACTOR_WITH_USER_VERIFICATION')
    throw refusals.passkeyWithMfa();
}

/** MFA settings of pools. They are stored here, because moto supports neither email codes nor passkeys. */
export function mfaOperations(store: Store, iam: (scope: Scope) => IamDirectory): Operations {
  return {
    'cognito-idp:SetUserPoolMfaConfig': async (input, call) => {
      const pool = await userPool(input.UserPoolId, call);
      const state = String(input.MfaConfiguration ?? 'OFF');
      const sms = (input.SmsMfaConfiguration as { SmsConfiguration?: SmsConfiguration } | undefined)?.SmsConfiguration;
      const token = input.SoftwareTokenMfaConfiguration as { Enabled?: boolean } | undefined;
      await checkSmsRole(sms, iam(call));
      if (state !== 'OFF' && !sms && !token?.Enabled && !input.EmailMfaConfiguration) throw refusals.mfaWithoutFactor();
      if (input.EmailMfaConfiguration) {
        const email = pool.EmailConfiguration as { EmailSendingAccount?: string } | undefined;
        needsTier(tierOf(pool), 'emailMfa', 'Email MFA', true);
        if (email?.EmailSendingAccount !== 'DEVELOPER') throw refusals.emailMfaWithoutSes();
      }

      needsTier(tierOf(pool), 'passkeys', 'Passkeys', Boolean(input.WebAuthnConfiguration));
      checkRecovery(pool, input);
      checkFirstFactors(pool, { ...input, MfaConfiguration: state });
      const factors = FACTORS.filter((name) => input[name]).map((name) => [name, input[name]]);
      const response = { MfaConfiguration: state, ...Object.fromEntries(factors) } as JsonObject;
      store.in(call).mfa.set(String(input.UserPoolId), response);
      return response;
    },

    'cognito-idp:GetUserPoolMfaConfig': async (input, call) => {
      await userPool(input.UserPoolId, call);
      return store.in(call).mfa.get(String(input.UserPoolId)) ?? { MfaConfiguration: 'OFF' };
    },
  };
}
