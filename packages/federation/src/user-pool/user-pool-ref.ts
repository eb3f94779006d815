import type { UserPoolTier } from '@auth0-cognito/contract';

import type { PoolAttributes } from './pool-attributes';

/** What checks have to know of a user pool. */
export interface UserPoolFacts {
  /** The pool's attributes, where they are known at synth. */
  readonly attributes?: PoolAttributes;
  /** Feature plan of the pool, where it is known at synth. */
  readonly tier?: UserPoolTier;
  /** Names of the pool's app clients in this stack: the primary web client is found by its name, so each must be unique. */
  readonly clientNames: readonly string[];
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
  /** Adds the name of a new client to `clientNames`. */
  addClientName(name: string): void;
}
