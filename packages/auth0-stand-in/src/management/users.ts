import { createHash } from 'node:crypto';
import type { Management } from 'auth0';
import type { UserRecord } from '../store-state';
import { without } from '../store-state';
import type { TenantStore } from '../store';
import { apiErrors } from '../errors';
import { hashPassword } from './passwords';
import type { Call, Route } from './route';
import { FIELDS_QUERY, PAGE_QUERY, chosenFields, created, find, noContent, ok, paged, patched, route } from './route';
import type { Schema } from './schema';
import { anyObject, flag, nullable, object, text } from './schema';
import { randomHex } from './tenant';

const name = nullable(text({ minLength: 1, maxLength: 300 }));
const email = text({ format: 'email' });

const profile = {
  phone_number: nullable(text({ pattern: '^\\+[0-9]{1,15}$' })),
  phone_verified: flag,
  user_metadata: anyObject,
  app_metadata: anyObject,
  blocked: flag,
  email_verified: flag,
  verify_email: flag,
  given_name: name,
  family_name: name,
  name,
  nickname: name,
  picture: nullable(text({ format: 'absolute-uri' })),
} as const;

const createSchema = object(
  {
    ...profile,
    email,
    user_id: text({ maxLength: 255 }),
    connection: text({ minLength: 1 }),
    password: text({ minLength: 1 }),
    username: text({ minLength: 1, maxLength: 128 }),
  } satisfies Record<keyof Management.CreateUserRequestContent, Schema>,
  ['connection'],
);

const updateSchema = object({
  ...profile,
  email: nullable(email),
  verify_phone_number: flag,
  password: nullable(text({ minLength: 1 })),
  connection: text({ minLength: 1 }),
  client_id: text({ minLength: 1 }),
  username: nullable(text({ minLength: 1, maxLength: 128 })),
} satisfies Record<keyof Management.UpdateUserRequestContent, Schema>);

const picture = (address: string) =>
  `https://s.gravatar.com/avatar/${createHash('md5').update(address.toLowerCase()).digest('hex')}?s=480&r=pg`;

const sameText = (one: string | undefined, other: string | undefined) =>
  one !== undefined && one.toLowerCase() === other?.toLowerCase();

/** The user of a connection with an email address or user name. */
export function userBySignIn(store: TenantStore, connection: string, identifier: string): UserRecord | undefined {
  return Object.values(store.state.users).find(
    (user) =>
      user.connection === connection && (sameText(user.email, identifier) || sameText(user.username, identifier)),
  );
}

/**
 * Adds a user to a connection.
 *
 * @throws ApiError if the connection does not exist, or if the email address, user name or id is in use.
 */
export function addUser(store: TenantStore, input: Management.CreateUserRequestContent): UserRecord {
  const connection = Object.values(store.state.connections).find((candidate) => candidate.name === input.connection);
  if (!connection) throw apiErrors.noConnection();
  const { password, user_id: id, verify_email: _, ...shown } = input;
  const identifier = input.email ?? input.username;
  if (!identifier) throw apiErrors.invalidBody(`'Missing required property: email'`);
  if (connection.strategy === 'auth0' && !password)
    throw apiErrors.invalidBody(`'Missing required property: password'`);
  const user: UserRecord = {
    name: identifier,
    nickname: identifier.split('@')[0],
    picture: picture(identifier),
    email_verified: false,
    ...shown,
    user_id: `${connection.strategy}|${id ?? randomHex(24)}`,
    created_at: new Date().toISOString(),
    updated_at: new Date().toISOString(),
    ...(password && { password: hashPassword(password) }),
  };
  const taken = [user.email, user.username].some((value) => value && userBySignIn(store, connection.name, value));
  if (taken || Object.hasOwn(store.state.users, user.user_id)) throw apiErrors.userExists();
  store.change((draft) => {
    draft.users[user.user_id] = user;
  });
  return user;
}

const profileOf = ({ password: _, connection, ...shown }: UserRecord) => {
  const [provider, id] = [shown.user_id.split('|')[0], shown.user_id.slice(shown.user_id.indexOf('|') + 1)];
  return { ...shown, identities: [{ connection, provider, user_id: id, isSocial: false }] };
};

const view = (call: Call<unknown>, user: UserRecord) => chosenFields(profileOf(user), call.query, []);

const findUser = ({ store, params }: Call<unknown>) => find(store.state.users, params.id, apiErrors.noUser);

const update = (call: Call<Management.UpdateUserRequestContent>) => {
  const {
    password,
    connection: _,
    client_id: __,
    verify_email: ___,
    verify_phone_number: ____,
    ...changes
  } = call.body;
  const user = findUser(call);
  for (const value of [changes.email, changes.username]) {
    const other = value ? userBySignIn(call.store, user.connection, value) : undefined;
    if (other && other.user_id !== user.user_id) throw apiErrors.userExists();
  }
  const metadata = {
    ...(changes.user_metadata && { user_metadata: patched(user.user_metadata ?? {}, changes.user_metadata) }),
    ...(changes.app_metadata && { app_metadata: patched(user.app_metadata ?? {}, changes.app_metadata) }),
  };
  // A changed address is unverified unless the caller sets `email_verified`.
  const unverified = changes.email && changes.email !== user.email ? { email_verified: false } : {};
  const changed: UserRecord = {
    ...patched(user, { ...unverified, ...changes, ...metadata }),
    ...(password && { password: hashPassword(password) }),
    updated_at: new Date().toISOString(),
  };
  call.store.change((draft) => {
    draft.users[changed.user_id] = changed;
  });
  return ok(view(call, changed));
};

/** Users. */
export const userRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/users',
    scopes: ['read:users'],
    query: { ...FIELDS_QUERY, ...PAGE_QUERY, connection: text() },
    handle: (call) => {
      const { connection } = call.query;
      const found = Object.values(call.store.state.users).filter(
        (user) => connection === undefined || user.connection === connection,
      );
      return ok(
        paged(
          found.map((user) => view(call, user)),
          call.query,
          'users',
        ),
      );
    },
  }),
  route<Management.CreateUserRequestContent>({
    method: 'POST',
    path: '/users',
    scopes: ['create:users'],
    body: createSchema,
    handle: (call) => created(profileOf(addUser(call.store, call.body))),
  }),
  route({
    method: 'GET',
    path: '/users-by-email',
    scopes: ['read:users'],
    query: { ...FIELDS_QUERY, email: text() },
    handle: (call) => {
      const { email: wanted } = call.query;
      if (typeof wanted !== 'string') throw apiErrors.invalidQuery(`'Missing required property: email'`);
      const found = Object.values(call.store.state.users).filter((user) => sameText(user.email, wanted));
      return ok(found.map((user) => view(call, user)));
    },
  }),
  route({
    method: 'GET',
    path: '/users/:id',
    scopes: ['read:users'],
    query: FIELDS_QUERY,
    handle: (call) => ok(view(call, findUser(call))),
  }),
  route({ method: 'PATCH', path: '/users/:id', scopes: ['update:users'], body: updateSchema, handle: update }),
  route({
    method: 'DELETE',
    path: '/users/:id',
    scopes: ['delete:users'],
    handle: (call) => {
      call.store.change((draft) => {
        draft.users = without(draft.users, call.params.id ?? '');
      });
      return noContent;
    },
  }),
];
