import { randomBytes } from 'node:crypto';
import { issuedSecret } from '@auth0-cognito/contract';
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import type { CryptoKey, JSONWebKeySet, JWTPayload, JWTVerifyGetKey } from 'jose';

/** ID and access tokens have different keys. */
export type TokenUse = 'id' | 'access';

interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JSONWebKeySet['keys'][number];
}

interface KeyRing {
  readonly keys: Readonly<Record<TokenUse, SigningKey>>;
  readonly jwks: JSONWebKeySet;
  readonly resolve: JWTVerifyGetKey;
}

async function signingKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const { e, n } = await exportJWK(publicKey);
  const kid = randomBytes(32).toString('base64');
  return { kid, privateKey, publicJwk: { alg: 'RS256', e, kid, kty: 'RSA', n, use: 'sig' } };
}

async function keyRing(): Promise<KeyRing> {
  const [id, access] = await Promise.all([signingKey(), signingKey()]);
  const jwks = { keys: [id.publicJwk, access.publicJwk] };
  return { keys: { id, access }, jwks, resolve: createLocalJWKSet(jwks) };
}

/** RS256 keys of each issuer (a user pool, an identity pool), created at their first use. */
export class PoolKeys {
  readonly #rings = new Map<string, Promise<KeyRing>>();

  #ring(poolId: string): Promise<KeyRing> {
    const ring = this.#rings.get(poolId) ?? keyRing();
    this.#rings.set(poolId, ring);
    return ring;
  }

  /** Signs a JWT. Its header is that of Cognito: `kid` and `alg` only. */
  async sign(poolId: string, use: TokenUse, claims: JWTPayload): Promise<string> {
    const { kid, privateKey } = (await this.#ring(poolId)).keys[use];
    return issuedSecret(await new SignJWT(claims).setProtectedHeader({ kid, alg: 'RS256' }).sign(privateKey));
  }

  /** The verified claims of a token of this pool. Rejects with the error of jose if signature, issuer or lifetime is invalid. */
  async verify(poolId: string, issuer: string, token: string, nowMs: number): Promise<JWTPayload> {
    const { resolve } = await this.#ring(poolId);
    const options = { issuer, algorithms: ['RS256'], currentDate: new Date(nowMs), requiredClaims: ['exp', 'sub'] };
    return (await jwtVerify(token, resolve, options)).payload;
  }

  async jwks(poolId: string): Promise<JSONWebKeySet> {
    return (await this.#ring(poolId)).jwks;
  }
}
