import { decodeJwt } from 'jose';
import type { JWTPayload } from 'jose';
import { IDENTITY_POOL_PRINCIPALS } from '@auth0-cognito/contract';
import { AwsError } from '../aws/aws-error';
import { discover, fetchKeys, verifyIdToken } from '../identity-provider/client';
import { IdentityProviderError } from '../identity-provider/errors';
import type { IdentitiesContext } from './context';
import type { IdentityCredentials, IssuedCredentials } from './credentials';
import { identityPoolTrust, openIdConnectTrust, roleTrusts } from './trust-policy';
import type { TrustRequest } from './trust-policy';

/** The result of `sts:AssumeRoleWithWebIdentity`. */
export interface AssumedRole {
  readonly credentials: IssuedCredentials;
  /** ARN of the session. */
  readonly arn: string;
  readonly userId: string;
  readonly subject: string;
  readonly audience: string;
  readonly provider: string;
}

/** Implements `sts:AssumeRoleWithWebIdentity` with parameters by name. Throws `AwsError` to return an error. */
export type AssumeRole = (parameters: URLSearchParams) => Promise<AssumedRole>;

/** A valid token. */
interface VerifiedToken {
  readonly trust: TrustRequest;
  readonly provider: string;
  readonly subject: string;
  readonly audience: string;
}

const [SHORTEST, USUAL, LONGEST] = [900, 3600, 43_200];
const ROLE_ARN = /^arn:[a-z-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/;
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/;

const invalid = (what: string) => new AwsError('ValidationError', `1 validation error detected: ${what}`);
const invalidToken = (reason: string) => new AwsError('InvalidIdentityToken', reason);
const notTrusted = () => new AwsError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 403);

function unverified(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch {
    throw invalidToken('The ID Token provided is not a valid JWT.');
  }
}

const refusalOf = (error: unknown): AwsError => {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  return code === 'ERR_JWT_EXPIRED' || /expired/i.test(message ?? '')
    ? new AwsError('ExpiredTokenException', 'Token expired')
    : invalidToken(`The token is not valid: ${message ?? String(error)}`);
};

/** A token that `GetOpenIdToken` issued, in the classic flow of an identity pool. */
async function identityPoolToken(context: IdentitiesContext, issuer: string, token: string): Promise<VerifiedToken> {
  const pool = await context.directory.identityPool(String(unverified(token).aud));
  if (!pool) throw invalidToken('Incorrect token audience');
  const claims = await context.keys.verify(pool.id, `https://${issuer}`, token, context.now()).catch((error) => {
    throw refusalOf(error);
  });
  const [subject, amr] = [String(claims.sub), (claims.amr ?? []) as string[]];
  const trust = identityPoolTrust(pool.region, { aud: pool.id, amr, sub: subject });
  return { trust, provider: issuer, subject, audience: pool.id };
}

/** A token of an IAM OIDC provider, which IAM identifies by its issuer without the scheme. A final slash is significant. */
async function openIdConnectToken(
  context: IdentitiesContext,
  role: string,
  issuer: string,
  token: string,
): Promise<VerifiedToken> {
  const [, partition, , , account] = role.split(':');
  const arn = `arn:${partition}:iam::${account}:oidc-provider/${issuer}`;
  const known = await context.iam.openIdConnectProvider(arn);
  if (!known) throw invalidToken(`No OpenIDConnect provider found in your account for https://${issuer}`);
  const given = [unverified(token).aud ?? []].flat();
  if (!given.some((audience) => known.clientIds.includes(audience))) throw invalidToken('Incorrect token audience');
  try {
    const { jwks } = await discover(context, `https://${issuer}`);
    const keys = await fetchKeys(context, jwks);
    const audiences = known.clientIds;
    const claims = await verifyIdToken(context, token, keys, { issuer: `https://${issuer}`, audiences });
    const [subject, audience] = [String(claims.sub), String(claims.azp ?? claims.aud)];
    return {
      trust: openIdConnectTrust(arn, issuer, { aud: audience, sub: subject }),
      provider: arn,
      subject,
      audience,
    };
  } catch (error) {
    if (error instanceof IdentityProviderError) throw refusalOf(error);
    throw error;
  }
}

/**
 * Creates `AssumeRoleWithWebIdentity`, which requires a valid token and a role that trusts it.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 */
export const webIdentityRoles =
  (context: IdentitiesContext, credentials: IdentityCredentials): AssumeRole =>
  async (parameters) => {
    const [roleArn, sessionName, token] = ['RoleArn', 'RoleSessionName', 'WebIdentityToken'].map(
      (name) => parameters.get(name) ?? '',
    ) as [string, string, string];
    const seconds = Number(parameters.get('DurationSeconds') ?? USUAL);
    if (!ROLE_ARN.test(roleArn)) throw invalid(`Value '${roleArn}' at 'roleArn' is not the ARN of a role`);
    if (!SESSION_NAME.test(sessionName))
      throw invalid(`Value '${sessionName}' at 'roleSessionName' failed to satisfy constraint: ${SESSION_NAME.source}`);
    if (!(seconds >= SHORTEST && seconds <= LONGEST))
      throw invalid(`Value '${seconds}' at 'durationSeconds' is not within ${SHORTEST} and ${LONGEST}`);

    const issuer = String(unverified(token).iss ?? '').replace(/^https:\/\//, '');
    const proven = IDENTITY_POOL_PRINCIPALS.includes(issuer)
      ? await identityPoolToken(context, issuer, token)
      : await openIdConnectToken(context, roleArn, issuer, token);
    const role = await context.iam.role(roleArn);
    if (!role || !roleTrusts(role.trustPolicy, proven.trust)) throw notTrusted();

    const issued = credentials.issue(proven.subject, roleArn, { sessionName, seconds });
    const caller = credentials.callerIdentity(issued.accessKeyId);
    if (!caller) throw new TypeError('credentials are known once they are issued');
    const { provider, subject, audience } = proven;
    return { credentials: issued, arn: caller.arn, userId: caller.userId, provider, subject, audience };
  };
