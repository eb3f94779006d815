import { randomBytes } from 'node:crypto';
import { issuedSecret } from '@auth0-cognito/contract';

/** AWS credentials that were issued to an identity. */
export interface IssuedCredentials {
  /** `ASIA` and 16 characters. */
  readonly accessKeyId: string;
  readonly secretKey: string;
  readonly sessionToken: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly roleArn: string;
  /** The subject of the token for which the role is assumed. */
  readonly identityId: string;
  /** Last part of the ARN of the assumed role session. */
  readonly sessionName: string;
}

/** Options of a call to STS. */
interface SessionOptions {
  readonly sessionName: string;
  readonly seconds: number;
}

/** Sessions of the roles that Cognito assumes. */
const COGNITO_SESSION: SessionOptions = { sessionName: 'CognitoIdentityCredentials', seconds: 3600 };
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const keyId = () => `ASIA${[...randomBytes(16)].map((byte) => BASE32[byte % 32]).join('')}`;

/** Issues credentials to identities, different ones for each call. moto would return the same ones each time. */
export class IdentityCredentials {
  readonly #issued = new Map<string, IssuedCredentials>();

  constructor(private readonly now: () => number) {}

  issue(identityId: string, roleArn: string, { sessionName, seconds } = COGNITO_SESSION): IssuedCredentials {
    const credentials = {
      accessKeyId: keyId(),
      secretKey: issuedSecret(randomBytes(30).toString('base64')),
      sessionToken: issuedSecret(randomBytes(240).toString('base64')),
      expiresAt: this.now() + seconds * 1000,
      roleArn,
      identityId,
      sessionName,
    };
    this.#issued.set(credentials.accessKeyId, credentials);
    return credentials;
  }

  /** The credentials of an access key that have not expired. */
  find(accessKeyId: string): IssuedCredentials | undefined {
    const credentials = this.#issued.get(accessKeyId);
    return credentials && credentials.expiresAt > this.now() ? credentials : undefined;
  }

  /** The response of `sts:GetCallerIdentity`; `undefined` for credentials that were not issued here. */
  callerIdentity(
    accessKeyId: string,
  ): { readonly account: string; readonly arn: string; readonly userId: string } | undefined {
    const credentials = this.find(accessKeyId);
    if (!credentials) return undefined;
    const [, partition, , , account = '', role = ''] = credentials.roleArn.split(':');
    const roleName = role.split('/').at(-1) ?? '';
    return {
      account,
      arn: `arn:${partition}:sts::${account}:assumed-role/${roleName}/${credentials.sessionName}`,
      // AWS uses the id of the role instead of the identity; nothing in a rehearsal reads it.
      userId: `${credentials.identityId}:${credentials.sessionName}`,
    };
  }
}
