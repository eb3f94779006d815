import { randomBytes } from 'node:crypto';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { AwsError } from '../../aws/aws-error';
import { operationNotRehearsed } from '../../aws/not-rehearsed';
import type { JsonObject } from '../../aws/api';
import type { UserPool } from '../../configuration/pools';
import type { UsersContext } from '../context';
import type { User } from '../user-store';
import { originMatches } from './origins';
import { descriptor, passkeysOf, readCredential, relyingPartyHash, verificationOf } from './passkey';
import type { BrowserCredential, Passkey, PasskeySettings } from './passkey';
import { passkeySettings } from './settings';

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html */
const MAX_PASSKEYS = 20;
const LIFETIME_MS = 5 * 60_000;
/** ES256 and RS256, as in the example of the API reference. */
const ALGORITHMS = [-7, -257];

/** The user and the client of a registration. */
export interface Registrant {
  readonly pool: UserPool;
  readonly user: User;
  readonly clientId: string;
}

/**
 * Starts a registration and returns the options of `navigator.credentials.create()` as JSON. A second start replaces the first.
 *
 * @throws AwsError as `StartWebAuthnRegistration` does.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StartWebAuthnRegistration.html
 */
export async function startRegistration(
  context: UsersContext,
  { pool, user, clientId }: Registrant,
): Promise<JsonObject> {
  const { relyingPartyId, userVerification } = await passkeySettings(context, pool);
  if (user.identity) throw operationNotRehearsed('a passkey of a federated user');
  if (user.passkeys.length >= MAX_PASSKEYS)
    throw new AwsError('LimitExceededException', `A user has at most ${MAX_PASSKEYS} passkeys.`);
  const challenge = randomBytes(32).toString('base64url');
  context.registrations.set(user, { challenge, clientId, expiresAt: context.now() + LIFETIME_MS });
  return {
    rp: { id: relyingPartyId, name: relyingPartyId },
    user: { id: Buffer.from(user.sub).toString('base64url'), name: user.username, displayName: user.username },
    challenge,
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    timeout: 60_000,
    excludeCredentials: passkeysOf(user.passkeys, relyingPartyId).map(descriptor),
    authenticatorSelection: { requireResidentKey: true, residentKey: 'required', userVerification },
  };
}

const unsupported = (message: string) => new AwsError('WebAuthnCredentialNotSupportedException', message);

/** Verifies the attestation with the library, and returns its passkey. */
async function attested(credential: BrowserCredential, settings: PasskeySettings, createdAt: number): Promise<Passkey> {
  // Loaded on demand, because it takes a third of a second and few rehearsals register a passkey.
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const { id, response, attachment } = credential;
  const { registrationInfo } = await verifyRegistrationResponse({
    ...verificationOf<RegistrationResponseJSON>(credential, settings),
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch((error: Error) => {
    throw unsupported(error.message);
  });
  if (!registrationInfo) throw unsupported('The attestation of the passkey cannot be verified.');
  const transports = Array.isArray(response.transports) ? response.transports.map(String) : [];
  const { publicKey, counter } = registrationInfo.credential;
  return {
    id,
    publicKey,
    counter,
    relyingPartyId: settings.relyingPartyId,
    transports,
    createdAt,
    ...(attachment !== undefined && { attachment }),
  };
}

/** Whether a credential was created for a relying party. Every attestation format contains the hash. */
function isOfRelyingParty({ response }: BrowserCredential, relyingPartyId: string): boolean {
  const attestation = Buffer.from(String(response.attestationObject), 'base64url');
  return attestation.includes(relyingPartyHash(relyingPartyId));
}

/**
 * Completes a registration: verifies the credential of the browser and stores the passkey. A challenge can be used once, even if the attempt fails.
 *
 * @param value - of `PublicKeyCredential.toJSON()`
 * @throws AwsError as `CompleteWebAuthnRegistration` does.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CompleteWebAuthnRegistration.html
 */
export async function completeRegistration(
  context: UsersContext,
  { pool, user, clientId }: Registrant,
  value: unknown,
): Promise<void> {
  const settings = await passkeySettings(context, pool);
  const { relyingPartyId } = settings;
  const credential = readCredential(value);
  const pending = context.registrations.get(user);
  context.registrations.delete(user);
  const { challenge, origin } = credential.clientData;
  if (!pending || pending.expiresAt <= context.now() || pending.challenge !== challenge)
    throw new AwsError(
      'WebAuthnChallengeNotFoundException',
      'The challenge of the registration is unknown or has expired.',
    );
  if (pending.clientId !== clientId)
    throw new AwsError('WebAuthnClientMismatchException', 'The registration was started by another app client.');
  if (!originMatches(origin, relyingPartyId))
    throw new AwsError(
      'WebAuthnOriginNotAllowedException',
      `The origin ${origin} is not of the relying party ${relyingPartyId}.`,
    );
  if (!isOfRelyingParty(credential, relyingPartyId))
    throw new AwsError(
      'WebAuthnRelyingPartyMismatchException',
      `The passkey is not of the relying party ${relyingPartyId}.`,
    );
  const passkey = await attested(credential, settings, context.now());
  if (user.passkeys.some(({ id }) => id === passkey.id)) throw unsupported('The passkey is already registered.');
  user.passkeys.push(passkey);
  user.modifiedAt = context.now();
}
