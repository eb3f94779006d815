import { join } from 'node:path';
import { providerBlock, readTerraformJson, type Block } from '@auth0-cognito/checkout';
import type { Session } from '../terraform/session';
import type { Stack } from '../terraform/stack';

/** A resource that an environment's JSON declares. */
export interface Declared {
  /** `aws_cognito_user_pool.Federation_UserPool_7680A461`. */
  readonly address: string;
  readonly type: string;
  readonly block: Block;
  /** Settings of the provider that makes it. */
  readonly provider: Block;
}

interface StateJson {
  readonly resources?: readonly {
    readonly mode: string;
    readonly module?: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly attributes?: { readonly id?: string } | null }[];
  }[];
}

/** Every resource of an environment, in the order of its JSON. */
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

/** Ids of what the state holds, by address. Nothing else of it is kept: it holds secrets. */
export async function idsInState({ terraform }: Session): Promise<ReadonlyMap<string, string>> {
  return terraform.read(['state', 'pull'], async (bytes) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    const text = Buffer.concat(pieces).toString();
    // Before the first apply there is none, and Terraform prints nothing.
    const { resources = [] } = (text.trim() === '' ? {} : JSON.parse(text)) as StateJson;
    return new Map(
      resources
        .filter(({ mode, module }) => mode === 'managed' && module === undefined)
        .map(({ type, name, instances }) => [`${type}.${name}`, instances[0]?.attributes?.id ?? '']),
    );
  });
}
