import { isObject, type Json, type JsonObject } from '@auth0-cognito/contract';
import { block, blocks } from './json';

/** Stages, the least strict first. */
export const STAGES = ['development', 'staging', 'production'] as const;

/** Stage of an environment. */
export type Stage = (typeof STAGES)[number];

/** Input of a rule: synthesized Terraform JSON, or a plan of it. */
export type Source = 'configuration' | 'plan';

/** Planned action of a resource. A replacement has `create` and `delete`. */
export type Action = 'create' | 'read' | 'update' | 'delete' | 'no-op' | 'forget';

/** A resource or data source. */
export interface Resource {
  /** Address in Terraform: `aws_cognito_user_pool.Federation_UserPool`; `data.…` for data sources. */
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** Planned settings. Expressions in a configuration are unchanged, unknown values of a plan are absent. */
  readonly values: JsonObject;
  /** Current settings. Null in a configuration, and for new resources in a plan. */
  readonly before: JsonObject | null;
  /** Empty in a configuration. */
  readonly actions: readonly Action[];
  /** Settings that a plan knows only after the apply, by their top-level names. */
  readonly unknown?: readonly string[];
}

/** The complete input of a rule. Rules read nothing else, so equal subjects have equal findings. */
export interface Subject {
  readonly source: Source;
  readonly stage: Stage;
  readonly resources: readonly Resource[];
  /** The `terraform` block. Empty in a plan. */
  readonly terraform: JsonObject;
  /** Provider blocks by provider name. Empty in a plan. */
  readonly providers: Readonly<Record<string, readonly JsonObject[]>>;
  /** Output blocks by name. In a plan, `value` is the value after the plan, and `before` the current one, if available. */
  readonly outputs: Readonly<Record<string, JsonObject>>;
  /** Variable blocks by name. Empty in a plan. */
  readonly variables: Readonly<Record<string, JsonObject>>;
  /** Other parts of a plan. Absent in a configuration. */
  readonly plan?: PlanParts;
}

/** A provider of a lock file. */
export interface LockedProvider {
  /** Name with the host of the registry: `registry.terraform.io/hashicorp/aws`. */
  readonly name: string;
  readonly version: string;
  /** Checksums of its packages. Empty if the file has none. */
  readonly hashes: readonly string[];
}

/** The lock file of an environment before and after a change; null if there is none. */
export interface ProviderLocks {
  readonly before: readonly LockedProvider[] | null;
  readonly after: readonly LockedProvider[] | null;
}

/** An existing object with the name of a resource, which is not the object in the state at the address of the resource. */
export interface ExistingObject {
  /** Address of the resource, without instance keys. */
  readonly address: string;
  /** Description with its name: `user pool "acme-dev"`. */
  readonly kind: string;
  /** Its id for `terraform import`. */
  readonly id: string;
  /** The object in the state at the address; `exists` is false if no object has this id. Absent if the state has nothing at the address. */
  readonly known?: { readonly id: string; readonly exists: boolean };
}

/** Result of the search for objects that the plan creates although they exist, or the reason why there was no search. */
export type ExistingObjects = { readonly found: readonly ExistingObject[] } | { readonly notSearched: string };

/** Parts of a plan other than changes of resources. */
export interface PlanParts {
  /** Providers of the configuration: the local name, and the source with the host of its registry. */
  readonly providers: readonly { readonly name: string; readonly source: string }[];
  /** Absent if the commit before the change is unknown. */
  readonly locks?: ProviderLocks;
  /** Absent if only the plan of the environment is known. */
  readonly existing?: ExistingObjects;
  /**
   * Assigned settings of the configuration and the addresses that they refer to, by address without instance keys and by setting. A
   * setting in a block has its path as the key. Resources without a known configuration are absent.
   */
  readonly assigned: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** Account and region of the environment, from its resources, data sources and providers. Unknown members are absent. */
  readonly home?: { readonly account?: string; readonly region?: string };
  /** ARNs of the functions that the triggers of user pools run now or after the plan. Includes user pools that do not change. */
  readonly triggers: readonly string[];
  /** Failed checks, preconditions and postconditions, with their messages. */
  readonly failedChecks: readonly { readonly address: string; readonly messages: readonly string[] }[];
  /** Actions that the apply invokes. */
  readonly invocations: readonly { readonly address: string; readonly type: string }[];
  /** Changes that Terraform leaves to a later plan: their addresses and Terraform's reason. */
  readonly deferred: readonly { readonly address: string; readonly reason: string }[];
  /** Top-level keys of the plan that are not supported and not empty. */
  readonly unknownKeys: readonly string[];
  /** Outputs whose value contains a secret and that are not marked as sensitive. */
  readonly exposedOutputs: readonly string[];
}

const named = (value: Json | undefined): Record<string, JsonObject> =>
  Object.fromEntries(Object.entries(isObject(value) ? value : {}).map(([name, body]) => [name, block(body)]));

const resourcesIn = (document: JsonObject, mode: Resource['mode']): Resource[] =>
  Object.entries(named(document[mode === 'managed' ? 'resource' : 'data'])).flatMap(([type, members]) =>
    Object.entries(named(members)).map(([name, values]) => ({
      address: `${mode === 'data' ? 'data.' : ''}${type}.${name}`,
      mode,
      type,
      name,
      values,
      before: null,
      actions: [],
    })),
  );

/** Reads the Terraform JSON of one stack (`cdk.tf.json`, parsed). */
export function configurationSubject(document: JsonObject, stage: Stage): Subject {
  const providers = isObject(document.provider) ? document.provider : {};
  return {
    source: 'configuration',
    stage,
    resources: [...resourcesIn(document, 'managed'), ...resourcesIn(document, 'data')],
    terraform: block(document.terraform),
    providers: Object.fromEntries(Object.entries(providers).map(([name, bodies]) => [name, blocks(bodies)])),
    outputs: named(document.output),
    variables: named(document.variable),
  };
}

/** Resources of a type, without those that the plan only deletes. */
export function ofType(subject: Subject, type: string): readonly Resource[] {
  return subject.resources.filter(
    (resource) => resource.type === type && !(resource.actions.length === 1 && resource.actions[0] === 'delete'),
  );
}
