import { FIRST_FACTORS } from '@auth0-cognito/contract';
import type { UserPool } from '../configuration/pools';
import type { UsersContext } from './context';
import { passkeysOf } from './passkeys/passkey';
import { passkeySettings } from './passkeys/settings';
import { userBySignInName } from './native-users';
import { poolSettings } from './pool-settings';
import type { User } from './user-store';

const isVerified = (user: User, attribute: string) => user.attributes[`${attribute}_verified`] === 'true';

/**
 * The first factors with which a user can sign in: those of the pool's sign-in policy that the user has set up. For an unknown
 * user this is the password, as for most users.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAuthFactors.html
 */
export async function firstFactorsOf(
  context: UsersContext,
  pool: UserPool,
  user: User | undefined,
): Promise<readonly string[]> {
  const { firstFactors: allowed } = await poolSettings(context.api, pool);
  const has: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
    [FIRST_FACTORS.password]: () => !user || user.passwordHash !== undefined,
    [FIRST_FACTORS.passkey]: async () =>
      user !== undefined &&
      user.passkeys.length > 0 &&
      passkeysOf(user.passkeys, (await passkeySettings(context, pool)).relyingPartyId).length > 0,
    [FIRST_FACTORS.email]: () => user !== undefined && isVerified(user, 'email'),
    [FIRST_FACTORS.sms]: () => user !== undefined && isVerified(user, 'phone_number'),
  };
  const available: string[] = [];
  for (const factor of allowed) if (await has[factor]?.()) available.push(factor);
  return available;
}

/** The native user with a sign-in name, if the user exists and is enabled. */
export async function nativeUser(context: UsersContext, pool: UserPool, name: string): Promise<User | undefined> {
  const user = userBySignInName(context, pool, await poolSettings(context.api, pool), name);
  return user && !user.identity && user.enabled ? user : undefined;
}
