import type { UserPool } from '../configuration/pools';
import type { UsersContext } from './context';
import { userTexts } from './texts';
import { poolSettings } from './pool-settings';
import type { PasswordPolicy, PoolSettings } from './pool-settings';
import { passwordMatches } from './passwords';
import type { User } from './user-store';

/** Outcome of a username and a password. A challenge is one that AWS would ask next. */
export type PasswordCheck =
  { readonly user: User } | { readonly refusal: string } | { readonly challenge: 'NEW_PASSWORD_REQUIRED' | 'MFA' };

const VERIFIED = ['email', 'phone_number'];

/** Finds a user by username, or by what the pool takes instead: a username attribute, or an alias once it is verified. */
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

/** Checks a native user's password. Whether the user exists shows neither in the answer nor in its time. */
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

/** What a password lacks, as AWS words it; `undefined` where it holds. */
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
