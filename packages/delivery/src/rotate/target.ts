import { join } from 'node:path';
import { FaultError, type EnvironmentOutputs } from '@auth0-cognito/contract';
import { providerBlock, readTerraformJson, type Block, type TerraformJson } from '@auth0-cognito/checkout';
import { fault } from '../faults';
import type { Stack } from '../terraform/stack';

/** A federation whose client secret can be rotated. */
export interface RotationTarget {
  readonly environment: string;
  /** Key of the federation. */
  readonly federation: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly identityProvider: string;
  /** Id of the Auth0 application. */
  readonly clientId: string;
  /** Settings of the Auth0 provider that reads the application. */
  readonly provider: Block;
  /** Terraform addresses whose values in the state have the secret. */
  readonly addresses: readonly string[];
}

const SECRET = /^\$\{(data\.)?(auth0_client(?:_credentials)?)\.([\w-]+)\.client_secret\}$/;

const notManaged = (path: string) => new FaultError('rotation', [fault.ERR_ROTATION_NOT_MANAGED({ path })]);

/** The resource or data source with the secret of an identity provider. */
function sourceOf(json: TerraformJson, path: string, identityProvider: Block) {
  const { client_secret: secret } = (identityProvider.provider_details ?? {}) as Readonly<Record<string, unknown>>;
  const [, data, type = '', name = ''] = SECRET.exec(String(secret)) ?? [];
  const block = (data === undefined ? json.resource : json.data)?.[type]?.[name];
  // The next apply would set a secret that the configuration has again.
  if (block === undefined || (data === undefined && block.client_secret !== undefined)) throw notManaged(path);
  const [provider = '', alias] = String(block.provider ?? 'auth0').split('.');
  return {
    provider: providerBlock(json, provider, alias),
    addresses: data === undefined ? [`${type}.${name}`] : [],
  };
}

/**
 * Finds a federation of an environment by its key, or the only one.
 *
 * @throws FaultError ERR_ROTATION_FEDERATION, ERR_ROTATION_NOT_MANAGED.
 */
export function rotationTarget(stack: Stack, outputs: EnvironmentOutputs, requested?: string): RotationTarget {
  const known = Object.keys(outputs.federations);
  const federation = requested ?? (known.length === 1 ? known[0] : undefined);
  const found = federation !== undefined && known.includes(federation) ? outputs.federations[federation] : undefined;
  if (federation === undefined || found === undefined)
    throw new FaultError('federation', [fault.ERR_ROTATION_FEDERATION({ received: requested ?? 'none', known })]);

  const json = readTerraformJson(stack.environment, join(stack.folder, 'cdk.tf.json'));
  const path = `federations.${federation}`;
  const [name, block] =
    Object.entries(json.resource?.aws_cognito_identity_provider ?? {}).find(
      ([, { provider_name: declared }]) => declared === found.identity_provider,
    ) ?? [];
  if (name === undefined || block === undefined) throw notManaged(path);
  const { provider, addresses } = sourceOf(json, path, block);
  return {
    environment: stack.environment,
    federation,
    region: outputs.region,
    userPoolId: outputs.user_pool_id,
    identityProvider: found.identity_provider,
    clientId: found.auth0_client_id,
    provider,
    addresses: [...addresses, `aws_cognito_identity_provider.${name}`],
  };
}
