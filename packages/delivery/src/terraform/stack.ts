import { join } from 'node:path';
import type { Stage } from '@auth0-cognito/policy';
import {
  appFolder,
  findCheckout,
  LOCK_FILE,
  readTerraformJson,
  s3Backend,
  type Block,
  type TerraformJson,
} from '@auth0-cognito/checkout';
import { stageOf } from './stage';

/** A provider that a synthesized stack requires. */
export interface RequiredProvider {
  /** Its source: `hashicorp/aws`, with a host if it is not from the default registry. */
  readonly name: string;
  /** Constraint in the JSON: `>= 5.100, < 7`. */
  readonly constraints: string;
}

/** An environment for Terraform: the synthesized folder and its files. */
export interface Stack {
  readonly environment: string;
  readonly checkout: string;
  /** Folder of the synthesized JSON, in which Terraform works. */
  readonly folder: string;
  /** The environment's own provider lock file, which may not exist. */
  readonly lockFile: string;
  /** Import blocks of existing objects, which `./federation import` writes; may not exist. */
  readonly importsFile: string;
  /** Folder of saved plans. Git ignores it, and only its owner can read it. */
  readonly plans: string;
  readonly stage: Stage;
  /** Bucket and key of the state: changes of these are risks. */
  readonly stateStores: readonly string[];
  /** Providers that the JSON requires. */
  readonly requiredProviders: readonly RequiredProvider[];
  /** Addresses that Terraform itself refuses to destroy. */
  readonly undestroyable: readonly string[];
}

/** The providers that a stack's JSON requires. */
export const requiredProviders = ({ terraform }: TerraformJson): readonly RequiredProvider[] =>
  Object.values(terraform?.required_providers ?? {}).map(({ source, version = '' }) => ({
    name: source,
    constraints: version,
  }));

/**
 * Opens an environment of the current checkout.
 *
 * @param synthesized - folder of the synthesized JSON. @default - the one into which the app synthesizes
 * @throws FaultError ERR_ENVIRONMENT_UNKNOWN, ERR_NOT_A_CHECKOUT, ERR_NOT_SYNTHESIZED, ERR_SYNTHESIS_UNREADABLE.
 */
export function openStack(environment: string, synthesized?: string): Stack {
  const checkout = findCheckout();
  const app = appFolder(checkout, environment);
  const folder = synthesized ?? join(app, 'cdktf.out/stacks', environment);
  const json = readTerraformJson(environment, join(folder, 'cdk.tf.json'));
  const { bucket, kms_key_id: key } = s3Backend(json);
  return {
    environment,
    checkout,
    folder,
    lockFile: join(app, LOCK_FILE),
    importsFile: join(app, 'imports.tf.json'),
    plans: join(checkout, '.local/plans', environment),
    get stage() {
      return stageOf(checkout, environment);
    },
    stateStores: [bucket, key].filter((each) => each !== undefined),
    requiredProviders: requiredProviders(json),
    undestroyable: Object.entries(json.resource ?? {}).flatMap(([type, blocks]) =>
      Object.entries(blocks).flatMap(([name, { lifecycle }]) =>
        (lifecycle as Block | undefined)?.prevent_destroy === true ? [`${type}.${name}`] : [],
      ),
    ),
  };
}
