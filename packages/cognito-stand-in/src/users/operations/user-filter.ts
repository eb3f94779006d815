import type { User } from '../user-store';
import { attributeList, invalidParameter } from './input';

const FILTER = /^\s*"?([\w:]+)"?\s*(=|\^=)\s*"((?:[^"\\]|\\.)*)"\s*$/;

const ATTRIBUTES = ['email', 'phone_number', 'name', 'given_name', 'family_name', 'preferred_username', 'sub'];

const VALUES: Readonly<Record<string, (user: User) => string>> = {
  username: (user) => user.username,
  'cognito:user_status': (user) => user.status,
  status: (user) => (user.enabled ? 'Enabled' : 'Disabled'),
};

/**
 * Parses a `Filter` of ListUsers: one attribute, `=` or `^=` (begins with), one quoted value.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html
 */
export function filterOf(filter: string | undefined): (user: User) => boolean {
  if (filter === undefined) return () => true;
  const [, name = '', operator, quoted = ''] = FILTER.exec(filter) ?? [];
  const valueOf =
    VALUES[name] ??
    (ATTRIBUTES.includes(name)
      ? (user: User) => attributeList(user).find(({ Name }) => Name === name)?.Value
      : undefined);
  if (!valueOf) throw invalidParameter('Error while parsing filter.');
  const wanted = quoted.replaceAll(/\\(.)/g, '$1');
  return (user) => {
    const value = valueOf(user);
    if (value === undefined) return false;
    return operator === '=' ? value === wanted : value.startsWith(wanted);
  };
}
