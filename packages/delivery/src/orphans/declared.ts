import { join } from 'node:path';
import { providerBlock, readTerraformJson, type Block } from '@auth0-cognito/checkout';
import type { Stack } from '../terraform/stack';

/** A resource that an environment's JSON declares. */
export interface Declared {
  /** `aws_cognito_user_pool.Federation_UserPool_7680A461`. */
  readonly address: string;
  readonly type: string;
  readonly block: Block;
  /** Settings of the resource's provider. */
  readonly provider: Block;
}

/** All resources of an environment, in the order of its JSON. */
export function declaredResources({ environment, folder }: Stack): readonly Declared[] {
  const json = readTerraformJson(environment, join(folder, 'cdk.tf.json'));
  const providerOf = (type: string, reference: unknown) => {
    const [name = '', alias] = (typeof reference === 'string' ? reference : (type.split('_')[0] ?? '')).split('.');
    return providerBlock(json, name, alias);
  };
  return Object.entries(json.resource ?? {}).flatMap(([type, blocks]) =>
    Object.entries(blocks).map(([name, block]) => ({
      address: `${type}.${name}`,
      type,
      block,
      provider: providerOf(type, block.provider),
    })),
  );
}
