import { QUOTAS } from '@auth0-cognito/contract';
import { Construct } from 'constructs';

import { CognitoResourceServer } from '@cdktf/provider-aws/lib/cognito-resource-server';

import * as checks from '../checks';
import { fault } from '../faults';

import type { IUserPool } from './user-pool-ref';
import { shapeOf } from '../shape';

/** Values of a {@link ResourceServer}. */
export interface ResourceServerSettings {
  /** Prefix of the scopes: a URL (`https://api.example.com`) or a name. A change replaces the server. */
  readonly identifier: string;
  /**
   * Name in the console.
   *
   * @default - the identifier, with characters that are not allowed in names replaced by `-`
   */
  readonly name?: string;
  /** Scopes by name, each with a description. 1 to 100. */
  readonly scopes: Readonly<Record<string, string>>;
}

/** @internal */
export const resourceServerShape = shapeOf<ResourceServerSettings>()((z) =>
  z.strictObject({ identifier: z.string(), name: z.text, scopes: z.textByName }),
);

/** Props of a {@link ResourceServer}. */
export interface ResourceServerProps extends ResourceServerSettings {
  readonly userPool: IUserPool;
}

const IDENTIFIER = /^[\x21\x23-\x5b\x5d-\x7e]{1,256}$/;
const SCOPE_NAME = /^[\x21\x23-\x2e\x30-\x5b\x5d-\x7e]{1,256}$/;

/** A resource server with the names of its scopes. */
export interface ScopeOwner {
  readonly identifier: string;
  /** Names of the scopes, without the identifier. */
  readonly scopeNames: readonly string[];
}

/** Defines an API whose scopes clients of the pool can request. */
export class ResourceServer extends Construct implements ScopeOwner {
  readonly identifier: string;
  /** Names of the scopes, without the identifier. */
  readonly scopeNames: readonly string[];
  /** The Terraform resource, for settings that the props do not have. */
  readonly resource: CognitoResourceServer;

  constructor(scope: Construct, id: string, props: ResourceServerProps) {
    super(scope, id);
    checks.refuse(this, checkResourceServer(this.node.path, props));
    const scopeNames = Object.keys(props.scopes);

    this.resource = new CognitoResourceServer(this, 'Resource', {
      userPoolId: props.userPool.userPoolId,
      identifier: props.identifier,
      name: props.name ?? props.identifier.replace(/[^\w+=,.@-]/g, '-').slice(0, 128),
      scope: Object.entries(props.scopes).map(([scopeName, scopeDescription]) => ({ scopeName, scopeDescription })),
    });

    this.identifier = props.identifier;
    this.scopeNames = scopeNames;
  }

  /** A scope of clients, as a reference, so that Terraform creates the server before them. */
  scopeReference(name: string): string {
    return `${this.resource.identifier}/${name}`;
  }
}

/** Faults of a resource server's settings. @internal */
export function checkResourceServer(path: string, settings: ResourceServerSettings): checks.Findings {
  const scopes = Object.entries(settings.scopes);
  return [
    checks.needsLiteral(`${path}.identifier`, settings.identifier),
    checks.matching(settings.identifier, IDENTIFIER, (value) =>
      fault.ERR_IDENTIFIER_INVALID({ path: `${path}.identifier`, received: value }),
    ),
    checks.cognitoName(`${path}.name`, settings.name),
    scopes.length === 0 ? fault.ERR_LIST_EMPTY({ path: `${path}.scopes`, what: 'scope' }) : undefined,
    scopes.length > QUOTAS.scopesPerResourceServer
      ? fault.ERR_LIST_TOO_LONG({ path: `${path}.scopes`, length: scopes.length, most: QUOTAS.scopesPerResourceServer })
      : undefined,
    scopes.map(([name, description]) => [
      checks.matching(name, SCOPE_NAME, (value) =>
        fault.ERR_SCOPE_NAME_INVALID({ path: `${path}.scopes.${name}`, received: value }),
      ),
      checks.message(`${path}.scopes.${name}`, description, { longest: 256 }),
    ]),
  ];
}
