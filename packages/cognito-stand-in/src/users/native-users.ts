import type { UserPool } from '../configuration/pools';
import type { UsersContext } from './context';
import { userTexts } from './texts';
import { poolSettings } from './pool-settings';
import type { PasswordPolicy, PoolSettings } from './pool-settings';
import { passwordMatches } from './passwords';
import type { User } from './user-store';

/** Result of a password check. `challenge` is the challenge that AWS would send next. */
export type PasswordCheck =
  | { readonly user: User }
  | { readonly refusal: string }
  | { readonly challenge: 'NEW_PASSWORD_REQUIRED' | 'MFA' };

const VERIFIED = ['email', 'phone_number'];

/** Finds a user by username, by a username attribute or by a verified alias, as the pool allows. */
export function userBySignInName(
  context: UsersContext,
  pool: UserPool,
  settings: PoolSettings,
  name: string,
): User | undefined {
  const same = (value: string | undefined) =>
    pool.usernamesAreCaseSensitive ? value === name : value?.toLowerCase() === name.toLowerCase();
  const byUsername = context.users.find(pool, name);
  if (byUsername) return byUsername;
  return context.users
    .list(pool.id)
    .find(
      (user) =>
        user.identity === undefined &&
        (settings.usernameAttributes.some((attribute) => same(user.attributes[attribute])) ||
          settings.aliasAttributes.some(
            (attribute) =>
              same(user.attributes[attribute]) &&
              (!VERIFIED.includes(attribute) || user.attributes[`${attribute}_verified`] === 'true'),
          )),
    );
}

/** Checks the password of a native user. Neither the result nor its timing reveals whether the user exists. */
export async function checkPassword(
  context: UsersContext,
  pool: UserPool,
  name: string,
  password: string,
): Promise<PasswordCheck> {
  const settings = await poolSettings(context.api, pool);
  const user = userBySignInName(context, pool, settings, name);
  const matches = await passwordMatches(password, user?.passwordHash);
  if (!user || !matches) return { refusal: userTexts.badCredentials };
  if (!user.enabled) return { refusal: userTexts.userDisabled };
  if (user.status === 'FORCE_CHANGE_PASSWORD') return { challenge: 'NEW_PASSWORD_REQUIRED' };
  if (settings.mfa === 'ON') return { challenge: 'MFA' };
  return { user };
}

/** Why a password does not conform to the policy, in the wording of AWS; `undefined` if it does. */
export function passwordFault(policy: PasswordPolicy, password: string): string | undefined {
  const fault = (reason: string) => `Password did not conform with policy: ${reason}`;
  if (password.length < policy.minimumLength) return fault('Password not long enough');
  if (policy.uppercase && !/[A-Z]/.test(password)) return fault('Password must have uppercase characters');
  if (policy.lowercase && !/[a-z]/.test(password)) return fault('Password must have lowercase characters');
  if (policy.numbers && !/\d/.test(password)) return fault('Password must have numeric characters');
  if (policy.symbols && !/[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/.test(password)) {
    return fault('Password must have symbol characters');
  }
  return undefined;
}
