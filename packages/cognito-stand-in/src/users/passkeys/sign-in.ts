import { randomBytes } from 'node:crypto';
import type { AuthenticationResponseJSON, AuthenticatorTransportFuture } from '@simplewebauthn/server';
import type { JsonObject } from '../../aws/api';
import { AwsError } from '../../aws/aws-error';
import { userTexts } from '../texts';
import type { User } from '../user-store';
import { originMatches } from './origins';
import { descriptor, passkeysOf, readCredential, verificationOf } from './passkey';
import type { BrowserCredential, Passkey, PasskeyRequest, PasskeySettings } from './passkey';

/** Asks for a passkey of a user. */
export const passkeyRequest = (settings: PasskeySettings, user: User): PasskeyRequest => ({
  ...settings,
  passkeys: passkeysOf(user.passkeys, settings.relyingPartyId),
  challenge: randomBytes(32).toString('base64url'),
});

/** The options of `navigator.credentials.get()`, in JSON, as `CREDENTIAL_REQUEST_OPTIONS` of the API has them. */
export const requestOptions = ({
  relyingPartyId,
  userVerification,
  challenge,
  passkeys,
}: PasskeyRequest): JsonObject => ({
  challenge,
  timeout: 60_000,
  rpId: relyingPartyId,
  allowCredentials: passkeys.map(descriptor),
  userVerification,
});

const refused = () => new AwsError('NotAuthorizedException', userTexts.badPasskey);

/** Checks the signature, by the library, and returns the counter in it. */
async function asserted(
  credential: BrowserCredential,
  request: PasskeyRequest,
  { publicKey, counter, transports }: Passkey,
): Promise<number> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    ...verificationOf<AuthenticationResponseJSON>(credential, request),
    credential: { id: credential.id, publicKey, counter, transports: transports as AuthenticatorTransportFuture[] },
  }).catch(() => {
    throw refused();
  });
  if (!verified) throw refused();
  return authenticationInfo.newCounter;
}

/**
 * Checks that a browser answered a {@link PasskeyRequest} with a passkey of its user.
 *
 * @param value - of `PublicKeyCredential.toJSON()`
 * @throws AwsError InvalidParameterException, NotAuthorizedException.
 */
export async function checkPasskey(request: PasskeyRequest, value: unknown): Promise<void> {
  const credential = readCredential(value);
  const { challenge, origin } = credential.clientData;
  const passkey = request.passkeys.find(({ id }) => id === credential.id);
  if (!passkey || challenge !== request.challenge || !originMatches(origin, request.relyingPartyId)) throw refused();
  passkey.counter = await asserted(credential, request, passkey);
}
