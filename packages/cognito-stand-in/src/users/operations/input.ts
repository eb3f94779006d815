import { AwsError } from '../../aws/aws-error';
import type { JsonObject } from '../../aws/api';
import type { UserPool, UserPoolClient } from '../../configuration/pools';
import type { UsersContext } from '../context';
import { valueFault } from '../attribute-values';
import { secretMatches } from '../client-secret';
import type { PoolSettings } from '../pool-settings';
import { userTexts } from '../texts';
import type { User } from '../user-store';
import { identitiesAttribute } from '../token-claims';

export const invalidParameter = (message: string) => new AwsError('InvalidParameterException', message);

export const notAuthorized = (message: string) => new AwsError('NotAuthorizedException', message);

const camel = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** A required string of the input, up to the maximum length of the API. */
export function requiredText(input: JsonObject, name: string, longest = 2048): string {
  const value = input[name];
  const failed = (constraint: string) =>
    invalidParameter(
      `1 validation error detected: Value at '${camel(name)}' failed to satisfy constraint: ${constraint}`,
    );
  if (value === undefined || value === null) throw failed('Member must not be null');
  if (typeof value !== 'string') throw failed('Member must be a string');
  if (value.length < 1) throw failed('Member must have length greater than or equal to 1');
  if (value.length > longest) throw failed(`Member must have length less than or equal to ${longest}`);
  return value;
}

/** An optional string of the input. */
export const optionalText = (input: JsonObject, name: string, longest?: number): string | undefined =>
  input[name] === undefined || input[name] === null ? undefined : requiredText(input, name, longest);

/** A page size of the input. */
export function pageSize(input: JsonObject, largest: number): number {
  const value = input.Limit ?? largest;
  if (!Number.isInteger(value) || Number(value) < 1 || Number(value) > largest) {
    throw invalidParameter(`1 validation error detected: Value at 'limit' must be between 1 and ${largest}`);
  }
  return Number(value);
}

/** One page of a list, and the token of the next page. */
export function pageOf<T>(items: readonly T[], size: number, token: string | undefined): { page: T[]; next?: string } {
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString());
  if (!Number.isInteger(start) || start < 0) throw invalidParameter('Invalid pagination token given.');
  const end = start + size;
  const page = items.slice(start, end);
  return end < items.length ? { page, next: Buffer.from(String(end)).toString('base64url') } : { page };
}

/** A map of strings of the input (`AuthParameters`, `Logins`). */
export function textMap(input: JsonObject, name: string): Readonly<Record<string, string>> {
  const value = input[name] ?? {};
  const isMap = typeof value === 'object' && !Array.isArray(value);
  if (!isMap || Object.values(value).some((entry) => typeof entry !== 'string')) {
    throw invalidParameter(`1 validation error detected: Value at '${camel(name)}' must be a map of strings`);
  }
  return value as Record<string, string>;
}

/** The pool of `UserPoolId`. */
export async function inputPool(context: UsersContext, input: JsonObject): Promise<UserPool> {
  const id = requiredText(input, 'UserPoolId', 55);
  const pool = await context.directory.userPool(id);
  if (!pool) throw new AwsError('ResourceNotFoundException', `User pool ${id} does not exist.`);
  return pool;
}

/** Verifies `ClientSecret` and returns the client of `ClientId` with its pool. */
export async function inputClient(
  context: UsersContext,
  input: JsonObject,
): Promise<{ readonly pool: UserPool; readonly client: UserPoolClient }> {
  const id = requiredText(input, 'ClientId', 128);
  const client = await context.directory.client(id);
  const pool = client && (await context.directory.userPool(client.userPoolId));
  if (!client || !pool) throw new AwsError('ResourceNotFoundException', `User pool client ${id} does not exist.`);
  return { pool, client };
}

/** Refuses a wrong `ClientSecret`. */
export function checkClientSecret(client: UserPoolClient, input: JsonObject): void {
  const secret = optionalText(input, 'ClientSecret', 64);
  if (!secretMatches(client, secret)) throw notAuthorized(`Unable to verify secret for client ${client.id}`);
}

/** The user of `Username`. */
export function inputUser(context: UsersContext, pool: UserPool, input: JsonObject): User {
  const user = context.users.find(pool, requiredText(input, 'Username', 128));
  if (!user) throw new AwsError('UserNotFoundException', 'User does not exist.');
  return user;
}

/** `UserAttributes` as a map. Each must be in the schema of the pool and within its limits. */
export function inputAttributes(pool: UserPool, { limits }: PoolSettings, input: JsonObject): Record<string, string> {
  const entries = (input.UserAttributes ?? []) as readonly { Name?: unknown; Value?: unknown }[];
  const attributes: Record<string, string> = {};
  for (const { Name, Value } of entries) {
    const name = String(Name);
    const value = String(Value ?? '');
    const attribute = pool.attributes.find((known) => known.name === name);
    if (name === 'sub' || name === 'identities' || !attribute) {
      throw invalidParameter(`user.${name}: Attribute does not exist in the schema.`);
    }
    const fault = valueFault(attribute, value, limits[name]);
    if (fault) throw invalidParameter(fault.trim());
    attributes[name] = value;
  }
  return attributes;
}

/** {@link inputAttributes} of an existing user. None may be immutable. */
export function inputChanges(pool: UserPool, settings: PoolSettings, input: JsonObject): Record<string, string> {
  const changes = inputAttributes(pool, settings, input);
  for (const name of Object.keys(changes)) {
    const isImmutable = pool.attributes.some((attribute) => attribute.name === name && !attribute.mutable);
    if (isImmutable) throw invalidParameter(userTexts.attributeImmutable(name).trim());
  }
  return changes;
}

/** Attributes in the format of the API, `sub` first. */
export function attributeList(user: User): { Name: string; Value: string }[] {
  const identities = identitiesAttribute(user);
  return [
    { Name: 'sub', Value: user.sub },
    ...Object.entries(user.attributes).map(([Name, Value]) => ({ Name, Value })),
    ...(identities ? [{ Name: 'identities', Value: identities }] : []),
  ];
}

/** A user in the format of lists and `AdminCreateUser`. */
export const userType = (user: User) => ({
  Username: user.username,
  Attributes: attributeList(user),
  UserCreateDate: user.createdAt / 1000,
  UserLastModifiedDate: user.modifiedAt / 1000,
  Enabled: user.enabled,
  UserStatus: user.status,
});
