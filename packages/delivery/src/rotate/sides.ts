import type { CognitoIdentityProviderClient, IdentityProviderType } from '@aws-sdk/client-cognito-identity-provider';
import { FaultError } from '@auth0-cognito/contract';
import type { ManagementClient } from 'auth0';
import { EnvHttpProxyAgent, fetch } from 'undici';
import { withCallErrors } from '../provider-call';
import { awsAccess } from '../aws/aws-access';
import { managementOf } from '../auth0/management';
import { fault } from '../faults';
import type { RotationTarget } from './target';

/** Timeout of the token endpoint of Auth0, in milliseconds. */
const TIMEOUT = 10_000;

/** Both sides of a federation, for a rotation. */
export interface Sides {
  /** The secret in Auth0. */
  auth0Secret(): Promise<string>;
  /** The identity provider, with the secret in Cognito. */
  identityProvider(): Promise<IdentityProviderType>;
  /** Creates a new secret of the application, and returns it. */
  rotate(): Promise<string>;
  /** Sets only the secret of the identity provider. */
  setSecret(provider: IdentityProviderType, secret: string): Promise<void>;
  /** Whether Auth0 accepts a secret at the token endpoint that Cognito calls. */
  accepts(provider: IdentityProviderType, secret: string): Promise<boolean>;
  close(): void;
}

const readError = (path: string) => (why: string) =>
  new FaultError('rotation', [fault.ERR_ROTATION_UNREADABLE({ path, why })]);

async function secretOf(management: ManagementClient, { clientId, provider }: RotationTarget): Promise<string> {
  const path = `Auth0 application ${clientId} of ${String(provider.domain)}`;
  const { client_secret: secret } = await withCallErrors(
    () => management.clients.get(clientId, { fields: 'client_secret', include_fields: true }),
    readError(path),
  );
  if (!secret) throw new FaultError('rotation', [fault.ERR_ROTATION_NO_SECRET({ path })]);
  return secret;
}

/**
 * Whether a client secret authenticates: the response to an invalid code is 401 if the secret is wrong, 403 if it is right.
 *
 * @see https://community.auth0.com/t/authorisation-code-flow-error-403/73029
 */
async function authenticates(tokenUrl: string, clientId: string, secret: string): Promise<boolean> {
  const dispatcher = new EnvHttpProxyAgent();
  try {
    const { status } = await fetch(tokenUrl, {
      dispatcher,
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: 'none',
        redirect_uri: new URL('/', tokenUrl).href,
        client_id: clientId,
        client_secret: secret,
      }),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    return status !== 401 && status !== 429 && status < 500;
  } finally {
    await dispatcher.destroy();
  }
}

/** Opens both sides. @throws FaultError ERR_AUTH0_CREDENTIALS_MISSING. */
export async function openSides(target: RotationTarget): Promise<Sides> {
  const { region, userPoolId: UserPoolId, identityProvider: ProviderName, clientId } = target;
  const management = managementOf(target.provider);
  const { CognitoIdentityProvider } = await import('@aws-sdk/client-cognito-identity-provider');
  const cognito = new CognitoIdentityProvider(awsAccess(region)) satisfies CognitoIdentityProviderClient;
  return {
    auth0Secret: () => secretOf(management, target),
    async identityProvider() {
      const { IdentityProvider: provider } = await withCallErrors(
        () => cognito.describeIdentityProvider({ UserPoolId, ProviderName }),
        readError(`identity provider ${ProviderName} of ${UserPoolId}`),
      );
      return provider ?? {};
    },
    async rotate() {
      const { client_secret: secret } = await management.clients.rotateSecret(clientId);
      return secret ?? secretOf(management, target);
    },
    async setSecret({ ProviderDetails: details, AttributeMapping, IdpIdentifiers }, secret) {
      await cognito.updateIdentityProvider({
        UserPoolId,
        ProviderName,
        ProviderDetails: { ...details, client_secret: secret },
        AttributeMapping,
        IdpIdentifiers,
      });
    },
    accepts: ({ ProviderDetails: details }, secret) =>
      authenticates(details?.token_url ?? `${details?.oidc_issuer ?? ''}/oauth/token`, clientId, secret),
    close: () => cognito.destroy(),
  };
}
