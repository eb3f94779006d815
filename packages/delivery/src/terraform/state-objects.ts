import type { Session } from './session';

/** An object in the state. Nothing else of it is kept, because a state contains secrets. */
export interface StateObject {
  /** Address without instance keys: `aws_cognito_user_pool.Users`. */
  readonly address: string;
  /** Empty if the provider has none. */
  readonly id: string;
  /** Terraform replaces it in the next apply. */
  readonly isTainted: boolean;
  /** A replacement exists, and Terraform still has to delete this object. */
  readonly isDeposed: boolean;
}

/** Format version 4 of a state file. */
interface StateJson {
  readonly resources?: readonly StateResource[];
}

interface StateResource {
  readonly mode: string;
  readonly module?: string;
  readonly type: string;
  readonly name: string;
  readonly instances: readonly {
    readonly attributes?: { readonly id?: string } | null;
    readonly status?: string;
    readonly deposed?: string;
  }[];
}

/**
 * The managed resources of the state, without data sources.
 *
 * @see https://github.com/hashicorp/terraform/blob/main/internal/states/statefile/version4.go
 */
async function managedResources({ terraform }: Session): Promise<readonly StateResource[]> {
  return terraform.read(['state', 'pull'], async (bytes) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    const text = Buffer.concat(pieces).toString();
    // Before the first apply, there is no state, and Terraform prints nothing.
    const { resources = [] } = (text.trim() === '' ? {} : JSON.parse(text)) as StateJson;
    return resources.filter(({ mode }) => mode === 'managed');
  });
}

/** Every managed object of the state, except for those in modules. */
export const stateObjects = async (session: Session): Promise<readonly StateObject[]> =>
  (await managedResources(session))
    .filter(({ module }) => module === undefined)
    .flatMap(({ type, name, instances }) =>
      instances.map(({ attributes, status, deposed }) => ({
        address: `${type}.${name}`,
        id: attributes?.id ?? '',
        isTainted: status === 'tainted',
        isDeposed: deposed !== undefined,
      })),
    );

/** Address of every managed object of the state, once for each of its instances, without their keys. */
export const stateAddresses = async (session: Session): Promise<readonly string[]> =>
  (await managedResources(session)).flatMap(({ module, type, name, instances }) =>
    instances.map(() => [module, type, name].filter(Boolean).join('.')),
  );
