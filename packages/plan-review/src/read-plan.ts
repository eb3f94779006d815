import { isObject, isSecretName, type Json, type JsonObject } from '@auth0-cognito/contract';
import type { Action } from '@auth0-cognito/policy';
import { fault } from './faults';
import { unreadable } from './unreadable';
import { isPart, referencesOf, type ConfiguredPart } from './federation-parts';
import { JsonPicker, type Wanted } from './json-picker';
import { masked } from './masking';
import { Secrets } from './secrets';

/** One resource or output as the plan has it, without its secrets: placeholders of `policy` stand in their places. */
export interface ReadChange {
  /** As Terraform names it; outputs as `output.name`. */
  readonly address: string;
  /** The address it had before a `moved` block. */
  readonly previousAddress?: string;
  /** Set where what is left of an interrupted replacement is meant. */
  readonly deposed?: string;
  readonly mode: 'managed' | 'data' | 'output';
  readonly type: string;
  readonly name: string;
  readonly actions: readonly Action[];
  /** Terraform's word for why: `replace_because_cannot_update`. */
  readonly reason?: string;
  /** What it is imported by. */
  readonly importId?: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** A part of the federation that the plan leaves alone. */
export interface UnchangedPart {
  readonly address: string;
  readonly type: string;
  readonly name: string;
}

/** What a review needs of a plan. */
export interface ReadPlan {
  readonly terraformVersion: string;
  /** False where Terraform itself says that there is nothing to apply. */
  readonly applyable: boolean | undefined;
  readonly complete: boolean;
  readonly errored: boolean;
  readonly changes: readonly ReadChange[];
  readonly drift: readonly ReadChange[];
  readonly unchanged: readonly UnchangedPart[];
  /** Values of all outputs as they are and will be, without secrets. */
  readonly outputs: Readonly<Record<string, { readonly before: Json; readonly value: Json }>>;
  readonly configured: readonly ConfiguredPart[];
  readonly providers: readonly { readonly name: string; readonly version?: string }[];
  readonly secrets: Secrets;
}

const WANTED: Exclude<Wanted, string> = {
  format_version: 'value',
  terraform_version: 'value',
  applyable: 'value',
  complete: 'value',
  errored: 'value',
  variables: 'value',
  resource_changes: 'items',
  resource_drift: 'items',
  output_changes: 'value',
  planned_values: { outputs: 'value' },
  prior_state: { values: { root_module: { resources: 'items' } } },
  configuration: {
    provider_config: 'value',
    root_module: { resources: 'items', variables: 'value', module_calls: 'value' },
  },
};

const ACTIONS: readonly string[] = ['no-op', 'create', 'read', 'update', 'delete', 'forget'] satisfies Action[];

const object = (value: unknown): JsonObject => (isObject(value) ? value : {});
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reads a plan as `terraform show -json` prints it: the text, or its bytes in pieces. */
export async function readPlan(input: string | AsyncIterable<Uint8Array>): Promise<ReadPlan> {
  const reader = new PlanReader();
  const picker = new JsonPicker(
    WANTED,
    (path, value) => reader.take(path.join('.'), value),
    // Managed resources stand in the changes too; of the state only data sources are of use.
    ([top], bytes) => top !== 'prior_state' || bytes.includes('"data"'),
  );
  if (typeof input === 'string') picker.write(Buffer.from(input));
  else for await (const chunk of input) picker.write(chunk);
  picker.end();
  return reader.result();
}

class PlanReader {
  private readonly top: Record<string, unknown> = {};
  private readonly secrets = new Secrets();
  private readonly changes: ReadChange[] = [];
  private readonly drift: ReadChange[] = [];
  private readonly unchanged: UnchangedPart[] = [];
  private readonly configured: ConfiguredPart[] = [];
  private counts = { resource_changes: 0, resource_drift: 0 };
  private configurationSeen = false;

  take(path: string, value: unknown): void {
    if (path === 'resource_changes.[]') this.takeChange('resource_changes', value);
    else if (path === 'resource_drift.[]') this.takeChange('resource_drift', value);
    else if (path === 'prior_state.values.root_module.resources.[]') this.takeState(object(value));
    else if (path === 'configuration.root_module.resources.[]') this.takeConfigured(object(value), '');
    else this.top[path] = value;
    if (path.startsWith('configuration.')) this.configurationSeen = true;
  }

  private takeChange(path: 'resource_changes' | 'resource_drift', value: unknown): void {
    const where = `${path}[${this.counts[path]}]`;
    this.counts[path] += 1;
    const entry = isObject(value) ? value : unreadable(fault.ERR_PLAN_SHAPE({ path: where, allowed: 'an object' }));
    const { address, type } = entry;
    if (typeof address !== 'string' || address === '' || typeof type !== 'string') {
      unreadable(fault.ERR_PLAN_SHAPE({ path: where, allowed: 'an address and a type' }));
    }
    const change = isObject(entry.change)
      ? entry.change
      : unreadable(fault.ERR_PLAN_SHAPE({ path: `${where}.change`, allowed: 'an object' }));
    const read: ReadChange = {
      address,
      previousAddress: textOf(entry.previous_address),
      deposed: textOf(entry.deposed),
      mode: entry.mode === 'data' ? 'data' : 'managed',
      type,
      name: textOf(entry.name) ?? '',
      reason: textOf(entry.action_reason),
      ...this.changed(change, `${where}.change`),
    };
    if (path === 'resource_drift') this.drift.push(read);
    else if (isChange(read)) this.changes.push(read);
    else if (isPart(type)) this.unchanged.push({ address, type, name: read.name });
  }

  private changed(change: JsonObject, where: string): Pick<ReadChange, 'actions' | 'before' | 'after' | 'importId'> {
    const { actions } = change;
    const isKnown =
      Array.isArray(actions) && actions.length > 0 && actions.every((action) => ACTIONS.includes(String(action)));
    if (!isKnown)
      unreadable(fault.ERR_PLAN_SHAPE({ path: `${where}.actions`, allowed: `a list of ${ACTIONS.join(', ')}` }));
    const importing = change.importing;
    return {
      actions: actions as unknown as Action[],
      importId: isObject(importing) ? (textOf(importing.id) ?? 'an id known after apply') : undefined,
      ...masked(
        {
          before: change.before,
          after: change.after,
          beforeSensitive: change.before_sensitive,
          afterSensitive: change.after_sensitive,
          afterUnknown: change.after_unknown,
        },
        this.secrets,
      ),
    };
  }

  /** Data sources stand nowhere but in the state; their secrets may be echoed elsewhere. */
  private takeState({ mode, values, sensitive_values: flags }: JsonObject): void {
    if (mode !== 'data') return;
    masked(
      { before: values, after: undefined, beforeSensitive: flags, afterSensitive: undefined, afterUnknown: undefined },
      this.secrets,
    );
  }

  private takeConfigured({ address, type, expressions }: JsonObject, prefix: string): void {
    if (typeof address !== 'string' || typeof type !== 'string' || !isPart(type)) return;
    const references = referencesOf(expressions).map((reference) => prefix + reference);
    this.configured.push({ address: prefix + address, references });
  }

  private takeModules(calls: unknown, prefix: string): void {
    for (const [name, call] of Object.entries(object(calls))) {
      const module = object(object(call).module);
      const inner = `${prefix}module.${name}.`;
      const resources = Array.isArray(module.resources) ? (module.resources as unknown[]) : [];
      for (const resource of resources) this.takeConfigured(object(resource), inner);
      this.takeModules(module.module_calls, inner);
    }
  }

  /** Secrets that no change shows: sensitive variables and outputs, and credentials given to a provider. */
  private takeOtherSecrets(): void {
    const declared = object(this.top['configuration.root_module.variables']);
    const given = object(this.top.variables);
    for (const name of new Set([...Object.keys(declared), ...Object.keys(given)])) {
      const declaration = object(Object.hasOwn(declared, name) ? declared[name] : undefined);
      if (declaration.sensitive !== true && !isSecretName(name)) continue;
      this.secrets.add(declaration.default);
      if (Object.hasOwn(given, name)) this.secrets.add(object(given[name]).value);
    }
    for (const output of Object.values(object(this.top['planned_values.outputs']))) {
      if (object(output).sensitive === true) this.secrets.add(object(output).value);
    }
    for (const provider of Object.values(object(this.top['configuration.provider_config']))) {
      for (const [name, expression] of Object.entries(object(object(provider).expressions))) {
        if (isSecretName(name)) this.secrets.add(object(expression).constant_value);
      }
    }
  }

  result(): ReadPlan {
    const { top } = this;
    if (typeof top.format_version !== 'string' || !/^1\.\d+$/.test(top.format_version)) {
      const isPlan = 'format_version' in top || this.counts.resource_changes > 0;
      const received = textOf(top.format_version)?.slice(0, 20);
      unreadable(isPlan ? fault.ERR_PLAN_FORMAT_VERSION({ received }) : fault.ERR_PLAN_NOT_A_PLAN());
    }
    const isPlan =
      this.counts.resource_changes > 0 || this.configurationSeen || 'output_changes' in top || 'applyable' in top;
    if (!isPlan) unreadable(fault.ERR_PLAN_NOT_A_PLAN());
    for (const key of ['resource_changes', 'resource_drift', 'applyable', 'complete', 'errored'] as const) {
      const isFlag = key === 'applyable' || key === 'complete' || key === 'errored';
      if (key in top && (!isFlag || typeof top[key] !== 'boolean')) {
        unreadable(fault.ERR_PLAN_SHAPE({ path: key, allowed: isFlag ? 'true or false' : 'a list' }));
      }
    }
    this.takeOtherSecrets();
    this.takeModules(top['configuration.root_module.module_calls'], '');
    const outputs = this.outputs();
    return {
      terraformVersion: textOf(top.terraform_version) ?? 'unknown',
      applyable: typeof top.applyable === 'boolean' ? top.applyable : undefined,
      complete: top.complete !== false,
      errored: top.errored === true,
      changes: [...this.changes, ...outputs.filter(isChange)],
      drift: this.drift.filter(isChange),
      unchanged: this.unchanged,
      outputs: Object.fromEntries(
        outputs.map(({ name, before = null, after = null }) => [name, { before, value: after }]),
      ),
      configured: this.configured,
      providers: Object.values(object(top['configuration.provider_config'])).map((provider) => ({
        name: textOf(object(provider).full_name) ?? textOf(object(provider).name) ?? 'unknown',
        version: textOf(object(provider).version_constraint),
      })),
      secrets: this.secrets,
    };
  }

  private outputs(): ReadChange[] {
    return Object.entries(object(this.top.output_changes)).map(([name, change]) => ({
      address: `output.${name}`,
      mode: 'output' as const,
      type: 'output',
      name,
      ...this.changed(object(change), `output_changes.${name.slice(0, 50)}`),
    }));
  }
}

/** True where something happens: an action, a move or an import. */
function isChange({ actions, previousAddress, importId }: ReadChange): boolean {
  return previousAddress !== undefined || importId !== undefined || actions.some((action) => action !== 'no-op');
}
