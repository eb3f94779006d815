import { FIRST_FACTORS } from '@auth0-cognito/contract';
import { AwsError } from '../../aws/aws-error';
import type { JsonObject } from '../../aws/api';
import type { UserPool } from '../../configuration/pools';
import type { UsersContext } from '../context';
import { poolSettings } from '../pool-settings';
import type { PasskeySettings } from './passkey';

type PoolContext = Pick<UsersContext, 'api' | 'directory'>;

/** The custom domain of a pool, or else its prefix domain. */
async function domainOf({ directory }: PoolContext, pool: UserPool): Promise<string | undefined> {
  const domains = (await directory.domains()).filter(({ userPoolId }) => userPoolId === pool.id);
  return (domains.find(({ kind }) => kind === 'custom') ?? domains[0])?.host;
}

/**
 * The current passkey settings of a pool.
 *
 * @throws AwsError WebAuthnNotEnabledException, WebAuthnConfigurationMissingException.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnConfigurationType.html
 */
export async function passkeySettings(context: PoolContext, pool: UserPool): Promise<PasskeySettings> {
  const { firstFactors } = await poolSettings(context.api, pool);
  if (!firstFactors.includes(FIRST_FACTORS.passkey))
    throw new AwsError('WebAuthnNotEnabledException', 'WebAuthn is not enabled for this user pool.');
  const mfa = await context.api('cognito-idp', 'GetUserPoolMfaConfig', { UserPoolId: pool.id }, pool);
  const configured = (mfa.WebAuthnConfiguration ?? {}) as JsonObject;
  const relyingPartyId = (configured.RelyingPartyId as string | undefined) ?? (await domainOf(context, pool));
  if (relyingPartyId === undefined)
    throw new AwsError(
      'WebAuthnConfigurationMissingException',
      'The user pool has neither a relying party ID nor a domain.',
    );
  const userVerification = (configured.UserVerification ?? 'preferred') as PasskeySettings['userVerification'];
  return { relyingPartyId, userVerification };
}
