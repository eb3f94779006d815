import { randomBytes } from 'node:crypto';
import type { AuthenticationResponseJSON, AuthenticatorTransportFuture } from '@simplewebauthn/server';
import type { JsonObject } from '../../aws/api';
import { AwsError } from '../../aws/aws-error';
import { userTexts } from '../texts';
import type { User } from '../user-store';
import { originMatches } from './origins';
import { descriptor, passkeysOf, readCredential, verificationOf } from './passkey';
import type { BrowserCredential, Passkey, PasskeyRequest, PasskeySettings } from './passkey';

/** Creates a request for a passkey of a user. */
export const passkeyRequest = (settings: PasskeySettings, user: User): PasskeyRequest => ({
  ...settings,
  passkeys: passkeysOf(user.passkeys, settings.relyingPartyId),
  challenge: randomBytes(32).toString('base64url'),
});

/** The options of `navigator.credentials.get()` as JSON, in the format of `CREDENTIAL_REQUEST_OPTIONS`. */
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

/** Verifies the signature with the library, and returns the signature counter. */
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
 * Verifies the response of a browser to a {@link PasskeyRequest}.
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
