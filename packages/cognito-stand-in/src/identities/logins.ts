import { decodeJwt } from 'jose';
import { userPoolIssuer } from '@auth0-cognito/contract';
import { AwsError } from '../aws/aws-error';
import type { IdentityPool } from '../configuration/pools';
import type { IdentitiesContext } from './context';
import { IdentityProviderError } from '../identity-provider/errors';
import { discover, fetchKeys, verifyIdToken } from '../identity-provider/client';
import { notAuthorized } from '../users/operations/input';
import type { VerifiedLogin } from './identity-store';

const invalidLogin = (reason: string) => notAuthorized(`Invalid login token. ${reason}`);
const unsupported = () => notAuthorized('Token is not from a supported provider of this identity pool.');

function unverifiedClaims(token: string) {
  try {
    return decodeJwt(token);
  } catch {
    throw invalidLogin('Not a valid OpenId Connect identity token.');
  }
}

/** An ID token of a user pool whose client the identity pool lists. */
async function userPoolLogin(
  context: IdentitiesContext,
  pool: IdentityPool,
  provider: string,
  token: string,
): Promise<VerifiedLogin> {
  const listed = pool.userPoolClients.filter(({ providerName }) => providerName === provider);
  const userPool = await context.directory.userPool(provider.split('/').at(-1) ?? '');
  if (listed.length === 0 || !userPool) throw unsupported();

  const issuer = userPoolIssuer(userPool.region, userPool.id);
  if (unverifiedClaims(token).iss !== issuer) throw invalidLogin("Issuer doesn't match providerName");
  const claims = await context.keys.verify(userPool.id, issuer, token, context.now()).catch((error: unknown) => {
    const { code } = error as { code?: string };
    throw invalidLogin(code === 'ERR_JWT_EXPIRED' ? 'Token expired' : 'Token signature invalid.');
  });
  if (claims.token_use !== 'id') throw invalidLogin('Not a valid OpenId Connect identity token.');

  const client = listed.find(({ clientId }) => clientId === claims.aud);
  if (!client) throw invalidLogin('Incorrect token audience.');
  if (client.serverSideTokenCheck) {
    const user = context.users.find(userPool, String(claims['cognito:username']));
    if (!user?.enabled || user.sub !== claims.sub) throw notAuthorized('User is disabled or deleted.');
  }
  return { provider, audience: client.clientId, subject: String(claims.sub), claims };
}

/** An ID token of an IAM OIDC provider that the identity pool lists. Its URL in IAM has no scheme. */
async function openIdConnectLogin(
  context: IdentitiesContext,
  pool: IdentityPool,
  provider: string,
  token: string,
): Promise<VerifiedLogin> {
  const arn = pool.openIdConnectProviderArns.find((candidate) => candidate.endsWith(`:oidc-provider/${provider}`));
  const iamProvider = arn === undefined ? undefined : await context.iam.openIdConnectProvider(arn);
  if (!iamProvider) throw unsupported();

  unverifiedClaims(token);
  const issuer = `https://${provider}`;
  try {
    const { jwks } = await discover(context, issuer);
    const keys = await fetchKeys(context, jwks);
    const claims = await verifyIdToken(context, token, keys, { issuer, audiences: iamProvider.clientIds });
    return { provider, audience: String(claims.azp ?? claims.aud), subject: String(claims.sub), claims };
  } catch (error) {
    if (error instanceof IdentityProviderError) throw invalidLogin(error.message);
    throw error;
  }
}

/** Verifies that the identity pool accepts every token of `Logins`. */
export async function verifyLogins(
  context: IdentitiesContext,
  pool: IdentityPool,
  logins: Readonly<Record<string, string>>,
): Promise<VerifiedLogin[]> {
  const entries = Object.entries(logins);
  if (entries.length > 10) throw new AwsError('InvalidParameterException', 'Too many logins');
  return Promise.all(
    entries.map(([provider, token]) =>
      provider.startsWith('cognito-idp.')
        ? userPoolLogin(context, pool, provider, token)
        : openIdConnectLogin(context, pool, provider, token),
    ),
  );
}
