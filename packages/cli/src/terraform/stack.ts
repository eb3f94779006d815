import { FaultError } from '@auth0-cognito/contract';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '@auth0-cognito/policy';
import { appFolder, findCheckout } from '@auth0-cognito/rehearsal/checkout';
import { fault } from '../faults';
import type { RequiredProvider } from './lock-check';

/** Name of a provider lock file. */
export const LOCK_FILE = '.terraform.lock.hcl';

/** One environment as Terraform sees it: the synthesized folder, and what belongs to it. */
export interface Stack {
  readonly environment: string;
  readonly checkout: string;
  /** Folder of the synthesized JSON, in which Terraform works. */
  readonly folder: string;
  /** The environment's own provider lock file, which may not exist. */
  readonly lockFile: string;
  /** Ignored folder that holds saved plans; only its owner may read them. */
  readonly plans: string;
  readonly stage: Stage;
  /** Bucket and key of the state: what touches them is a risk. */
  readonly stateStores: readonly string[];
  /** Providers that the JSON requires. */
  readonly requiredProviders: readonly RequiredProvider[];
  /** Addresses that Terraform itself refuses to destroy. */
  readonly undestroyable: readonly string[];
}

/** The parts of the synthesized JSON that are read here. */
interface SynthesizedJson {
  readonly terraform?: {
    readonly backend?: { readonly s3?: Readonly<Record<string, unknown>> };
    readonly required_providers?: Readonly<Record<string, { readonly source: string; readonly version?: string }>>;
  };
  readonly provider?: {
    readonly aws?: readonly {
      readonly default_tags?: readonly { readonly tags?: Readonly<Record<string, string>> }[];
    }[];
  };
  readonly resource?: Readonly<
    Record<string, Readonly<Record<string, { readonly lifecycle?: { prevent_destroy?: boolean } }>>>
  >;
}

const STAGES: readonly string[] = ['development', 'staging', 'production'] satisfies Stage[];

/** The stage that the stack tags everything with; where it tells none, the one in which a mistake costs most. */
function stageOf({ provider }: SynthesizedJson): Stage {
  const stage = provider?.aws?.[0]?.default_tags?.[0]?.tags?.stage ?? '';
  return STAGES.includes(stage) ? (stage as Stage) : 'production';
}

function synthesized(environment: string, file: string): SynthesizedJson {
  if (!existsSync(file))
    throw new FaultError(`environment ${environment}`, [fault.ERR_NOT_SYNTHESIZED({ environment, path: file })]);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SynthesizedJson;
  } catch (error) {
    throw new FaultError(`environment ${environment}`, [
      fault.ERR_SYNTHESIS_UNREADABLE({
        environment,
        path: file,
        why: error instanceof Error ? error.message : String(error),
      }),
    ]);
  }
}

/**
 * Opens an environment of the checkout that holds the working folder.
 *
 * @throws FaultError ERR_ENVIRONMENT_UNKNOWN, ERR_NOT_A_CHECKOUT, ERR_NOT_SYNTHESIZED, ERR_SYNTHESIS_UNREADABLE.
 */
export function openStack(environment: string): Stack {
  const checkout = findCheckout();
  const app = appFolder(checkout, environment);
  const folder = join(app, 'cdktf.out/stacks', environment);
  const json = synthesized(environment, join(folder, 'cdk.tf.json'));
  const { bucket, kms_key_id: key } = json.terraform?.backend?.s3 ?? {};
  return {
    environment,
    checkout,
    folder,
    lockFile: join(app, LOCK_FILE),
    plans: join(checkout, '.local/plans', environment),
    stage: stageOf(json),
    stateStores: [bucket, key].filter((each) => typeof each === 'string'),
    requiredProviders: Object.values(json.terraform?.required_providers ?? {}).map(({ source, version = '' }) => ({
      name: source,
      constraints: version,
    })),
    undestroyable: Object.entries(json.resource ?? {}).flatMap(([type, blocks]) =>
      Object.entries(blocks).flatMap(([name, { lifecycle }]) =>
        lifecycle?.prevent_destroy === true ? [`${type}.${name}`] : [],
      ),
    ),
  };
}
