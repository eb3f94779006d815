import { randomBytes, randomUUID } from 'node:crypto';
import { AwsError } from '../../aws/aws-error';
import type { JsonObject, Operation, Operations } from '../../aws/api';
import type { UserPool } from '../../configuration/pools';
import type { UsersContext } from '../context';
import { eventAttributes, logNotRun, runTrigger } from '../triggers';
import { passwordFault, userBySignInName } from '../native-users';
import { poolSettings } from '../pool-settings';
import { hashPassword } from '../passwords';
import type { User } from '../user-store';
import { filterOf } from './user-filter';
import {
  attributeList,
  inputAttributes,
  inputChanges,
  inputPool,
  inputUser,
  invalidParameter,
  optionalText,
  pageOf,
  pageSize,
  requiredText,
  userType,
} from './input';

/** An operation on a user of a pool. */
type UserOperation = (user: User, input: JsonObject, pool: UserPool) => Promise<JsonObject> | JsonObject;

const ofUser =
  (context: UsersContext, work: UserOperation): Operation =>
  async (input) => {
    const pool = await inputPool(context, input);
    return work(inputUser(context, pool, input), input, pool);
  };

async function checkPolicy(context: UsersContext, pool: UserPool, password: string): Promise<void> {
  const fault = passwordFault((await poolSettings(context.api, pool)).passwordPolicy, password);
  if (fault) throw new AwsError('InvalidPasswordException', fault);
}

const createUser =
  (context: UsersContext): Operation =>
  async (input) => {
    const pool = await inputPool(context, input);
    const settings = await poolSettings(context.api, pool);
    const name = requiredText(input, 'Username', 128);
    const attributes = inputAttributes(pool, settings, input);
    const nameAttribute = settings.usernameAttributes.find(
      (attribute) => (attribute === 'email') === name.includes('@'),
    );
    if (settings.usernameAttributes.length > 0 && !nameAttribute) {
      throw invalidParameter(`Username should be ${settings.usernameAttributes.join(' or ')}.`);
    }
    if (input.MessageAction === 'RESEND') throw invalidParameter('not rehearsed: MessageAction RESEND');
    if (userBySignInName(context, pool, settings, name)) {
      throw new AwsError('UsernameExistsException', 'User account already exists');
    }

    const password = optionalText(input, 'TemporaryPassword', 256);
    if (password !== undefined) await checkPolicy(context, pool, password);
    const username = nameAttribute ? randomUUID() : name;
    const all = nameAttribute ? { ...attributes, [nameAttribute]: name } : attributes;
    await runTrigger(context, pool, {
      source: 'PreSignUp_AdminCreateUser',
      userName: username,
      request: { userAttributes: eventAttributes(all, 'FORCE_CHANGE_PASSWORD'), validationData: null },
      response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
    });
    const user = context.users.add(
      pool,
      {
        username,
        status: 'FORCE_CHANGE_PASSWORD',
        attributes: all,
        passwordHash: await hashPassword(password ?? randomBytes(32).toString('base64url')),
      },
      context.now(),
    );
    logNotRun(context, pool, 'CustomMessage', user.username);
    if (input.MessageAction !== 'SUPPRESS') context.log(`${pool.id}: invitation to ${user.username} not sent`);
    return { User: userType(user) };
  };

const setPassword = (context: UsersContext) =>
  ofUser(context, async (user, input, pool) => {
    const password = requiredText(input, 'Password', 256);
    await checkPolicy(context, pool, password);
    if (user.identity) {
      throw invalidParameter('not rehearsed: a password for a federated user');
    }
    user.passwordHash = await hashPassword(password);
    user.status = input.Permanent === true ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD';
    user.modifiedAt = context.now();
    return {};
  });

const updateAttributes = (context: UsersContext) =>
  ofUser(context, async (user, input, pool) => {
    const changes = inputChanges(pool, await poolSettings(context.api, pool), input);
    user.attributes = { ...user.attributes, ...changes };
    user.modifiedAt = context.now();
    return {};
  });

const deleteAttributes = (context: UsersContext) =>
  ofUser(context, (user, input) => {
    const names = (input.UserAttributeNames ?? []) as readonly string[];
    user.attributes = Object.fromEntries(Object.entries(user.attributes).filter(([name]) => !names.includes(name)));
    user.modifiedAt = context.now();
    return {};
  });

const signOut = (context: UsersContext, user: User) => {
  context.tokens.revokeAllOf(user);
  context.browsers.endAllOf(user.userPoolId, user.username);
};

const setEnabled = (context: UsersContext, enabled: boolean) =>
  ofUser(context, (user) => {
    if (!enabled) signOut(context, user);
    user.enabled = enabled;
    user.modifiedAt = context.now();
    return {};
  });

const listUsers =
  (context: UsersContext): Operation =>
  async (input) => {
    const pool = await inputPool(context, input);
    const users = context.users.list(pool.id).filter(filterOf(optionalText(input, 'Filter', 256)));
    const { page, next } = pageOf(users, pageSize(input, 60), optionalText(input, 'PaginationToken'));
    const names = input.AttributesToGet as readonly string[] | undefined;
    const shown = page.map((user) => {
      const type = userType(user);
      return names ? { ...type, Attributes: type.Attributes.filter(({ Name }) => names.includes(Name)) } : type;
    });
    return { Users: shown, ...(next ? { PaginationToken: next } : {}) };
  };

/** Operations of administrators and of Terraform's `aws_cognito_user`. */
export const userOperations = (context: UsersContext): Operations => ({
  'cognito-idp:AdminCreateUser': createUser(context),
  'cognito-idp:AdminSetUserPassword': setPassword(context),
  'cognito-idp:AdminUpdateUserAttributes': updateAttributes(context),
  'cognito-idp:AdminDeleteUserAttributes': deleteAttributes(context),
  'cognito-idp:AdminEnableUser': setEnabled(context, true),
  'cognito-idp:AdminDisableUser': setEnabled(context, false),
  'cognito-idp:ListUsers': listUsers(context),
  'cognito-idp:AdminGetUser': ofUser(context, (user) => {
    const { Username, UserCreateDate, UserLastModifiedDate, Enabled, UserStatus } = userType(user);
    return { Username, UserAttributes: attributeList(user), UserCreateDate, UserLastModifiedDate, Enabled, UserStatus };
  }),
  'cognito-idp:AdminDeleteUser': ofUser(context, (user) => {
    signOut(context, user);
    context.users.remove(user);
    return {};
  }),
  'cognito-idp:AdminUserGlobalSignOut': ofUser(context, (user) => {
    signOut(context, user);
    return {};
  }),
});
