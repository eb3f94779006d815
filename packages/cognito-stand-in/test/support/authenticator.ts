import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** Faults of an authenticator and its browser. */
export interface Deviation {
  /** @default - https at the relying party */
  readonly origin?: string;
  /** @default - that of the options */
  readonly relyingPartyId?: string;
  /** @default - that of the options */
  readonly challenge?: string;
  /** @default true */
  readonly verifiesUser?: boolean;
}

interface CreationOptions {
  readonly rp: { readonly id: string };
  readonly challenge: string;
}

interface RequestOptions {
  readonly rpId: string;
  readonly challenge: string;
}

const FLAGS = { present: 0x01, verified: 0x04, attested: 0x40 };
const sha256 = (value: string | Buffer) => createHash('sha256').update(value).digest();
const encoded = (value: Uint8Array | string) => Buffer.from(value).toString('base64url');

const clientData = (type: string, challenge: string, origin: string) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

/**
 * A software authenticator with one ES256 key and its browser, which return the result of
 * `PublicKeyCredential.toJSON()`.
 */
export class Authenticator {
  readonly id = randomBytes(16).toString('base64url');
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #counter = 0;

  #data(relyingPartyId: string, flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE((this.#counter += 1));
    return Buffer.concat([sha256(relyingPartyId), Buffer.of(flags), counter]);
  }

  create(options: CreationOptions, { origin, relyingPartyId, challenge, verifiesUser = true }: Deviation = {}) {
    const rpId = relyingPartyId ?? options.rp.id;
    const { x, y } = this.#keys.publicKey.export({ format: 'jwk' });
    const coordinate = (value = '') => new Uint8Array(Buffer.from(value, 'base64url'));
    // COSE: key type EC2, algorithm ES256, curve P-256, coordinates.
    const cose = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, coordinate(x)],
        [-3, coordinate(y)],
      ]),
    );
    const id = Buffer.from(this.id, 'base64url');
    const flags = FLAGS.present | FLAGS.attested | (verifiesUser ? FLAGS.verified : 0);
    const authData = Buffer.concat([this.#data(rpId, flags), Buffer.alloc(16), Buffer.of(0, id.length), id, cose]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    const data = clientData('webauthn.create', challenge ?? options.challenge, origin ?? `https://${options.rp.id}`);
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      authenticatorAttachment: 'platform',
      clientExtensionResults: {},
      response: {
        clientDataJSON: encoded(data),
        attestationObject: encoded(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0])),
        transports: ['internal'],
      },
    };
  }

  get(options: RequestOptions, { origin, relyingPartyId, challenge, verifiesUser = true }: Deviation = {}) {
    const flags = FLAGS.present | (verifiesUser ? FLAGS.verified : 0);
    const data = this.#data(relyingPartyId ?? options.rpId, flags);
    const client = clientData('webauthn.get', challenge ?? options.challenge, origin ?? `https://${options.rpId}`);
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: encoded(client),
        authenticatorData: encoded(data),
        signature: encoded(sign('sha256', Buffer.concat([data, sha256(client)]), this.#keys.privateKey)),
      },
    };
  }
}
