import { createHash } from 'node:crypto';
import { isObject } from '@auth0-cognito/contract';
import { AwsError } from '../../aws/aws-error';

/** A registered passkey of a user. */
export interface Passkey {
  /** Base64url. */
  readonly id: string;
  /** COSE. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly relyingPartyId: string;
  readonly transports: readonly string[];
  readonly attachment?: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Signature counter of the authenticator. */
  counter: number;
}

/** Passkey settings of a pool. */
export interface PasskeySettings {
  /** Relying party ID: the host for which browsers create passkeys. */
  readonly relyingPartyId: string;
  /** Whether the authenticator has to verify the user, such as by a PIN or a fingerprint. */
  readonly userVerification: 'required' | 'preferred';
}

/** A registration that has been started. */
export interface PendingRegistration {
  /** Base64url. */
  readonly challenge: string;
  readonly clientId: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** A request for one of the passkeys of a user. */
export interface PasskeyRequest extends PasskeySettings {
  /** Base64url. */
  readonly challenge: string;
  readonly passkeys: readonly Passkey[];
}

/** The used members of `PublicKeyCredential.toJSON()`, which a browser returns for a passkey. */
export interface BrowserCredential {
  readonly id: string;
  readonly attachment?: string;
  readonly response: Readonly<Record<string, unknown>> & { readonly clientDataJSON: string };
  readonly clientData: { readonly challenge: string; readonly origin: string };
}

const malformed = () => new AwsError('InvalidParameterException', 'The credential is not a public key credential.');

function clientDataOf(encoded: string): BrowserCredential['clientData'] {
  try {
    const { challenge, origin } = JSON.parse(Buffer.from(encoded, 'base64url').toString()) as Record<string, unknown>;
    if (typeof challenge === 'string' && typeof origin === 'string') return { challenge, origin };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw malformed();
}

/**
 * Parses a credential.
 *
 * @throws AwsError InvalidParameterException.
 */
export function readCredential(value: unknown): BrowserCredential {
  if (!isObject(value) || typeof value.id !== 'string' || !isObject(value.response)) throw malformed();
  const { clientDataJSON } = value.response;
  if (typeof clientDataJSON !== 'string') throw malformed();
  const attachment = value.authenticatorAttachment;
  return {
    id: value.id,
    ...(typeof attachment === 'string' && { attachment }),
    response: { ...value.response, clientDataJSON },
    clientData: clientDataOf(clientDataJSON),
  };
}

/** Options of the library to verify a credential: the response of the browser, and the expected values. */
export const verificationOf = <Response>(
  { id, response, clientData }: BrowserCredential,
  { relyingPartyId, userVerification }: PasskeySettings,
) => ({
  response: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response } as unknown as Response,
  expectedChallenge: clientData.challenge,
  expectedOrigin: clientData.origin,
  expectedRPID: relyingPartyId,
  requireUserVerification: userVerification === 'required',
});

/** SHA-256 of a relying party ID: the first bytes of authenticator data. */
export const relyingPartyHash = (relyingPartyId: string) => createHash('sha256').update(relyingPartyId).digest();

/** The passkeys of a user for a relying party. */
export const passkeysOf = (passkeys: readonly Passkey[], relyingPartyId: string) =>
  passkeys.filter((passkey) => passkey.relyingPartyId === relyingPartyId);

/** A passkey as `PublicKeyCredentialDescriptor` of WebAuthn. */
export const descriptor = ({ id, transports }: Passkey) => ({ id, type: 'public-key' as const, transports });
