import type { Session } from './session';

/** An object that the state has at an address. Nothing else of it is kept: a state holds secrets. */
export interface StateObject {
  /** Address without instance keys: `aws_cognito_user_pool.Users`. */
  readonly address: string;
  /** Empty where the provider gives none. */
  readonly id: string;
  /** Terraform replaces it in the next apply. */
  readonly isTainted: boolean;
  /** A replacement took its place, and Terraform has yet to delete it. */
  readonly isDeposed: boolean;
}

/** Format version 4 of a state file. */
interface StateJson {
  readonly resources?: readonly {
    readonly mode: string;
    readonly module?: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly {
      readonly attributes?: { readonly id?: string } | null;
      readonly status?: string;
      readonly deposed?: string;
    }[];
  }[];
}

/**
 * Every managed object of the state.
 *
 * @see https://github.com/hashicorp/terraform/blob/main/internal/states/statefile/version4.go
 */
export async function stateObjects({ terraform }: Session): Promise<readonly StateObject[]> {
  return terraform.read(['state', 'pull'], async (bytes) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    const text = Buffer.concat(pieces).toString();
    // Before the first apply there is none, and Terraform prints nothing.
    const { resources = [] } = (text.trim() === '' ? {} : JSON.parse(text)) as StateJson;
    return resources
      .filter(({ mode, module }) => mode === 'managed' && module === undefined)
      .flatMap(({ type, name, instances }) =>
        instances.map(({ attributes, status, deposed }) => ({
          address: `${type}.${name}`,
          id: attributes?.id ?? '',
          isTainted: status === 'tainted',
          isDeposed: deposed !== undefined,
        })),
      );
  });
}
