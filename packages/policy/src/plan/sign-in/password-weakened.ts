import {
  isPasswordMinimumTooShort,
  PASSWORD_MINIMUM_IN_PRODUCTION,
  sendsPassword,
  type JsonObject,
} from '@auth0-cognito/contract';
import { block } from '../../json';
import type { Rule } from '../../rule';
import { added, CLIENT_TYPES, remaining } from '../changes';

const minimumLength = (side: JsonObject | null) => {
  const length = block(side?.password_policy).minimum_length;
  return typeof length === 'number' ? length : undefined;
};

/** The minimum length of native users' passwords becomes less than production requires. */
export const passwordShortened: Rule = {
  id: 'password-shortened',
  severity: 'high',
  reads: ['plan'],
  judges: { aws_cognito_user_pool: ['password_policy.minimum_length'] },
  title: 'native users can choose shorter passwords than production allows',
  help: 'raise minimum_length of the password policy',
  check: (subject) =>
    remaining(subject, 'aws_cognito_user_pool').flatMap(({ address, before, values }) => {
      const [old, next] = [minimumLength(before), minimumLength(values)];
      const isShorter = next !== undefined && next < (old ?? Infinity);
      return isShorter && isPasswordMinimumTooShort(next)
        ? [
            {
              address,
              received: `password_policy.minimum_length becomes ${next}`,
              allowed: `${PASSWORD_MINIMUM_IN_PRODUCTION} or more`,
            },
          ]
        : [];
    }),
};

/** With these flows an application receives the user's password. SRP proves the password without sending it. */
export const passwordFlowAdded: Rule = {
  id: 'password-flow-added',
  severity: 'high',
  reads: ['plan'],
  judges: Object.fromEntries(CLIENT_TYPES.map((type) => [type, ['explicit_auth_flows']])),
  title: 'an application can collect the passwords of users',
  help: 'remove the password flows; use the hosted sign-in or ALLOW_USER_SRP_AUTH',
  check: (subject) =>
    remaining(subject, ...CLIENT_TYPES).flatMap((client) =>
      added(client, 'explicit_auth_flows')
        .filter(sendsPassword)
        .map((flow) => ({
          address: client.address,
          received: `explicit_auth_flows gains ${flow}`,
          allowed: 'flows that do not send the password',
        })),
    ),
};
