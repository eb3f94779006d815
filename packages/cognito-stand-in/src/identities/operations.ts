import { identityPoolPrincipal } from '@auth0-cognito/contract';
import { AwsError } from '../aws/aws-error';
import type { JsonObject, Operation, Operations } from '../aws/api';
import type { IdentityPool } from '../configuration/pools';
import type { IdentitiesContext } from './context';
import { seconds } from '../users/context';
import { invalidParameter, notAuthorized, optionalText, requiredText, textMap } from '../users/operations/input';
import type { IdentityCredentials } from './credentials';
import { IdentityStore } from './identity-store';
import type { Identity, VerifiedLogin } from './identity-store';
import { verifyLogins } from './logins';
import { chooseRole } from './role-choice';
import { identityPoolTrust, roleTrusts } from './trust-policy';

const OPEN_ID_TOKEN_SECONDS = 600;

const noSuchIdentity = (id: string) => new AwsError('ResourceNotFoundException', `Identity '${id}' not found.`);

async function poolOf(context: IdentitiesContext, id: string): Promise<IdentityPool> {
  const pool = await context.directory.identityPool(id);
  if (!pool) throw new AwsError('ResourceNotFoundException', `IdentityPool '${id}' not found.`);
  return pool;
}

async function readLogins(context: IdentitiesContext, pool: IdentityPool, input: JsonObject): Promise<VerifiedLogin[]> {
  const logins = await verifyLogins(context, pool, textMap(input, 'Logins'));
  if (logins.length === 0 && !pool.allowsGuests) {
    throw notAuthorized('Unauthenticated access is not supported for this identity pool.');
  }
  return logins;
}

/** The identity that has the logins, if any. */
function ownerOf(
  identities: IdentityStore,
  pool: IdentityPool,
  logins: readonly VerifiedLogin[],
): Identity | undefined {
  const [owner, ...others] = identities.ofLogins(pool, logins);
  if (others.length > 0)
    throw new AwsError('ResourceConflictException', 'A login is already linked to another identity.');
  return owner;
}

const getId =
  (context: IdentitiesContext, identities: IdentityStore): Operation =>
  async (input) => {
    const pool = await poolOf(context, requiredText(input, 'IdentityPoolId', 55));
    const logins = await readLogins(context, pool, input);
    const identity = ownerOf(identities, pool, logins) ?? identities.add(pool);
    for (const { provider, subject } of logins) identity.logins.set(provider, subject);
    return { IdentityId: identity.id };
  };

/** An identity with verified logins. */
interface VerifiedIdentity {
  readonly identity: Identity;
  readonly pool: IdentityPool;
  readonly logins: readonly VerifiedLogin[];
}

/** The identity of `IdentityId`, after `Logins` have been verified for it. The first login of a guest is added to its identity. */
async function verifiedIdentity(
  context: IdentitiesContext,
  identities: IdentityStore,
  input: JsonObject,
): Promise<VerifiedIdentity> {
  const id = requiredText(input, 'IdentityId', 55);
  const identity = identities.find(id);
  if (!identity) throw noSuchIdentity(id);
  const pool = await poolOf(context, identity.identityPoolId);
  const logins = await readLogins(context, pool, input);

  const isForeign = logins.some(({ provider, subject }) => (identity.logins.get(provider) ?? subject) !== subject);
  const isOwn = logins.some(({ provider, subject }) => identity.logins.get(provider) === subject);
  const owner = ownerOf(identities, pool, logins);
  if (isForeign || (identity.logins.size > 0 && !isOwn) || (owner && owner !== identity)) {
    throw notAuthorized(
      "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    );
  }
  for (const { provider, subject } of logins) identity.logins.set(provider, subject);
  return { identity, pool, logins };
}

/** Values of `amr`: authenticated or not, the provider, and the user. */
const amrOf = (logins: readonly VerifiedLogin[]) =>
  logins.length === 0
    ? ['unauthenticated']
    : [
        'authenticated',
        ...logins.flatMap(({ provider, subject }) => [provider, `${provider}:CognitoSignIn:${subject}`]),
      ];

async function trustedRole(
  context: IdentitiesContext,
  { pool, identity, logins }: VerifiedIdentity,
  customRoleArn: string | undefined,
): Promise<string> {
  const misconfigured = (reason: string) => {
    context.log(`${pool.id}: ${reason}`);
    return new AwsError(
      'InvalidIdentityPoolConfigurationException',
      'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
    );
  };
  const choice = chooseRole(pool, logins, customRoleArn);
  if ('refusal' in choice) {
    if (choice.refusal === 'none') throw misconfigured('no role is set for this kind of identity');
    if (choice.refusal === 'denied') throw notAuthorized('Access to this identity is denied: no role mapping applies');
    throw invalidParameter('CustomRoleArn is not a role that this login may take');
  }

  const role = await context.iam.role(choice.roleArn);
  if (!role) throw misconfigured(`role ${choice.roleArn} does not exist`);
  const amr = amrOf(logins);
  if (!roleTrusts(role.trustPolicy, identityPoolTrust(pool.region, { aud: pool.id, amr, sub: identity.id }))) {
    throw misconfigured(`role ${choice.roleArn} does not trust cognito-identity for aud ${pool.id}, amr ${amr[0]}`);
  }
  return choice.roleArn;
}

const getCredentials =
  (context: IdentitiesContext, identities: IdentityStore, credentials: IdentityCredentials): Operation =>
  async (input) => {
    const customRoleArn = optionalText(input, 'CustomRoleArn');
    const proven = await verifiedIdentity(context, identities, input);
    const { identity, pool } = proven;
    const roleArn = await trustedRole(context, proven, customRoleArn);
    const issued = credentials.issue(identity.id, roleArn);
    context.log(`${pool.id}: identity ${identity.id} received credentials of ${roleArn}`);
    return {
      IdentityId: identity.id,
      Credentials: {
        AccessKeyId: issued.accessKeyId,
        SecretKey: issued.secretKey,
        SessionToken: issued.sessionToken,
        Expiration: Math.floor(issued.expiresAt / 1000),
      },
    };
  };

const getOpenIdToken =
  (context: IdentitiesContext, identities: IdentityStore): Operation =>
  async (input) => {
    const { identity, pool, logins } = await verifiedIdentity(context, identities, input);
    if (!pool.allowsClassicFlow) {
      throw invalidParameter('Basic (classic) flow is not enabled, please use enhanced flow.');
    }
    const now = seconds(context);
    const token = await context.keys.sign(pool.id, 'id', {
      sub: identity.id,
      aud: pool.id,
      amr: amrOf(logins),
      iss: `https://${identityPoolPrincipal(pool.region)}`,
      exp: now + OPEN_ID_TOKEN_SECONDS,
      iat: now,
    });
    return { IdentityId: identity.id, Token: token };
  };

/** Identity pools: identities of users, and their AWS credentials. */
export function identityOperations(context: IdentitiesContext, credentials: IdentityCredentials): Operations {
  const identities = new IdentityStore();
  return {
    'cognito-identity:GetId': getId(context, identities),
    'cognito-identity:GetCredentialsForIdentity': getCredentials(context, identities, credentials),
    'cognito-identity:GetOpenIdToken': getOpenIdToken(context, identities),
  };
}
