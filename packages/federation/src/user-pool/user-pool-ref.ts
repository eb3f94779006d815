import type { Fault } from '@auth0-cognito/contract';

import { fault } from '../faults';

import type { PoolAttributes } from './pool-attributes';

/** What checks have to know of a user pool. */
export interface UserPoolFacts {
  /** The pool's attributes, where they are known at synth. */
  readonly attributes?: PoolAttributes;
  /** Names of the pool's application clients that this program makes. */
  readonly clientNames: ClientNames;
}

/** A user pool, made in this stack or referenced, as the other constructs need it. */
export interface IUserPool extends UserPoolFacts {
  readonly userPoolId: string;
  readonly arn: string;
  /** Region of the pool, part of its hosts. */
  readonly region: string;
  /** `iss` of the pool's tokens, without a trailing slash. */
  readonly issuer: string;
  /** Name of the pool in an identity pool's logins: `cognito-idp.{region}.amazonaws.com/{id}`. */
  readonly providerName: string;
  /** Address of a value in this stack that changes when the pool is replaced. */
  readonly replacementTrigger: string;
}

/** The client names of one pool: the primary web client is found by its name, so no two may be alike. */
export class ClientNames {
  private readonly taken = new Set<string>();

  /** Takes a name; a fault where it is taken already. */
  take(path: string, name: string): Fault | undefined {
    if (this.taken.has(name)) return fault.ERR_CLIENT_NAME_TAKEN({ path, received: name });
    this.taken.add(name);
    return undefined;
  }
}
