import {
  isIdentityType,
  isObject,
  isSecretName,
  isStorePolicy,
  type Json,
  type JsonObject,
} from '@auth0-cognito/contract';
import type { Action, PlanParts } from '@auth0-cognito/policy';
import { Constants } from './constants';
import { fault } from './faults';
import { unreadable } from './unreadable';
import { ExpressionReader, isPart, type ConfiguredPart } from './federation-parts';
import { JsonPicker } from './json-picker';
import { hiddenDigest } from './hidden-digest';
import { exposedOutputs, type ReadOutput } from './exposed-outputs';
import { LocationReader } from './home';
import { masked } from './masking';
import { failedChecks, functionsIn, invocationsIn, otherChanges } from './plan-parts';
import { collectOtherSecrets } from './other-secrets';
import type { ReadChange } from './read-change';
import { Secrets } from './secrets';
import { SKIPPED, SELECTED } from './selected-parts';
import { unchangedPart, type UnchangedPart } from './unchanged-part';

/** The parts of a plan that a review needs. */
export interface ReadPlan {
  readonly terraformVersion: string;
  /** False if Terraform reports that there is nothing to apply. */
  readonly applyable: boolean | undefined;
  readonly complete: boolean;
  readonly errored: boolean;
  readonly changes: readonly ReadChange[];
  readonly drift: readonly ReadChange[];
  readonly unchanged: readonly UnchangedPart[];
  /** Current and planned values of all outputs, without secrets. */
  readonly outputs: Readonly<Record<string, { readonly before: Json; readonly value: Json }>>;
  readonly configured: readonly ConfiguredPart[];
  readonly providers: readonly { readonly name: string; readonly version?: string }[];
  readonly secrets: Secrets;
  /** Parts of the plan other than changes of resources and outputs. */
  readonly parts: PlanParts;
}

const ACTIONS: readonly string[] = ['no-op', 'create', 'read', 'update', 'delete', 'forget'] satisfies Action[];

const object = (value: unknown): JsonObject => (isObject(value) ? value : {});
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reads a plan as `terraform show -json` prints it: the text, or its bytes in pieces. */
export async function readPlan(input: string | AsyncIterable<Uint8Array>): Promise<ReadPlan> {
  const reader = new PlanReader();
  const picker = new JsonPicker(
    SELECTED,
    (path, value) => reader.accept(path.join('.'), value),
    // The changes also contain the managed resources. Of the state, only data sources are needed.
    ([top], bytes) => top !== 'prior_state' || bytes.includes('"data"'),
    (key) => reader.skip(key),
  );
  if (typeof input === 'string') picker.write(Buffer.from(input));
  else for await (const chunk of input) picker.write(chunk);
  picker.end();
  return reader.result();
}

class PlanReader {
  private readonly top: Record<string, unknown> = {};
  private readonly secrets = new Secrets();
  private readonly constants = new Constants(this.secrets);
  private readonly changes: ReadChange[] = [];
  private readonly drift: ReadChange[] = [];
  private readonly home = new LocationReader();
  private readonly unchanged: UnchangedPart[] = [];
  private readonly configured: ConfiguredPart[] = [];
  private counts = { resource_changes: 0, resource_drift: 0, deferred_changes: 0 };
  private readonly assigned = new Map<string, ReadonlyMap<string, readonly string[]>>();
  private readonly expressions = new ExpressionReader();
  private readonly triggers = new Set<string>();
  private readonly unknownKeys: string[] = [];
  private configurationSeen = false;

  accept(path: string, value: unknown): void {
    if (path === 'resource_changes.[]') this.readChange('resource_changes', value);
    else if (path === 'resource_drift.[]') this.readChange('resource_drift', value);
    else if (path === 'deferred_changes.[]') this.readDeferred(object(value));
    else if (path === 'prior_state.values.root_module.resources.[]') this.readState(object(value));
    else if (path === 'configuration.root_module.resources.[]') this.readConfigured(object(value), '');
    else this.top[path] = value;
    if (path.startsWith('configuration.')) this.configurationSeen = true;
  }

  /** Notes a top-level part that is not read. An unknown part can change anything. */
  skip(key: string): void {
    if (!SKIPPED.includes(key)) this.unknownKeys.push(key);
  }

  private readDeferred({ reason, resource_change: change }: JsonObject): void {
    this.readChange('deferred_changes', change, textOf(reason) ?? 'unknown');
  }

  private readChange(path: keyof PlanReader['counts'], value: unknown, deferred?: string): void {
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
      ...(deferred !== undefined && { deferred }),
    };
    this.recordTriggers(read);
    this.home.recordResource(type, change.before);
    const hidden = hiddenDigest(type, change);
    if (path === 'resource_drift') this.drift.push(read);
    else if (isChange(read) || deferred !== undefined) {
      const kept = hidden === undefined ? read : { ...read, hidden };
      this.changes.push(kept);
      this.constants.note(kept, change);
    } else if (isPart(type)) this.unchanged.push(unchangedPart(read, change.before));
  }

  private changed(
    change: JsonObject,
    where: string,
    name = '',
  ): Pick<ReadChange, 'actions' | 'before' | 'after' | 'importId'> {
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
        name,
        isSecretName(name),
      ),
    };
  }

  /** Only the state contains data sources. Their secrets can be in other parts, too. */
  private readState({ mode, type, values, sensitive_values: flags }: JsonObject): void {
    if (mode !== 'data') return;
    this.home.recordData(type, values);
    masked(
      { before: values, after: undefined, beforeSensitive: flags, afterSensitive: undefined, afterUnknown: undefined },
      this.secrets,
    );
  }

  private readConfigured({ address, type, expressions }: JsonObject, prefix: string): void {
    if (typeof address !== 'string' || typeof type !== 'string') return;
    this.constants.assign(prefix + address, type, object(expressions), this.counts.resource_changes > 0);
    const { references, settings } = this.expressions.read(expressions, prefix);
    if (isIdentityType(type) || isStorePolicy(type)) this.assigned.set(prefix + address, settings);
    this.configured.push({ address: prefix + address, references });
  }

  private readModules(calls: unknown, prefix: string): void {
    for (const [name, call] of Object.entries(object(calls))) {
      const module = object(object(call).module);
      const inner = `${prefix}module.${name}.`;
      const resources = Array.isArray(module.resources) ? (module.resources as unknown[]) : [];
      for (const resource of resources) this.readConfigured(object(resource), inner);
      this.readModules(module.module_calls, inner);
    }
  }

  result(): ReadPlan {
    const { top } = this;
    if ('plan_format_version' in top) unreadable(fault.ERR_PLAN_REDACTED());
    if (typeof top.format_version !== 'string' || !/^1\.\d+$/.test(top.format_version)) {
      const isPlan = 'format_version' in top || this.counts.resource_changes > 0;
      const received = textOf(top.format_version)?.slice(0, 20);
      if (received?.startsWith('0.') === true) unreadable(fault.ERR_PLAN_FORMAT_OLD({ received }));
      unreadable(isPlan ? fault.ERR_PLAN_FORMAT_VERSION({ received }) : fault.ERR_PLAN_NOT_A_PLAN());
    }
    const isPlan =
      this.counts.resource_changes > 0 || this.configurationSeen || 'output_changes' in top || 'applyable' in top;
    if (!isPlan) unreadable(fault.ERR_PLAN_NOT_A_PLAN());
    for (const key of [
      'resource_changes',
      'resource_drift',
      'deferred_changes',
      'applyable',
      'complete',
      'errored',
    ] as const) {
      const isFlag = key === 'applyable' || key === 'complete' || key === 'errored';
      if (key in top && (!isFlag || typeof top[key] !== 'boolean')) {
        unreadable(fault.ERR_PLAN_SHAPE({ path: key, allowed: isFlag ? 'true or false' : 'a list' }));
      }
    }
    collectOtherSecrets(top, this.secrets);
    this.readModules(top['configuration.root_module.module_calls'], '');
    const outputs = this.outputs();
    const changes = this.filledIn();
    const parts = this.parts(outputs);
    return {
      terraformVersion: textOf(top.terraform_version) ?? 'unknown',
      applyable: typeof top.applyable === 'boolean' ? top.applyable : undefined,
      complete: top.complete !== false,
      errored: top.errored === true,
      changes: [...changes, ...outputs.filter(isChange), ...otherChanges(this.invocations(), parts)],
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
      parts,
    };
  }

  private parts(outputs: readonly ReadOutput[]): PlanParts {
    return {
      providers: Object.values(object(this.top['configuration.provider_config'])).flatMap((provider) => {
        const { name, full_name: source } = object(provider);
        return typeof name === 'string' && typeof source === 'string' ? [{ name, source }] : [];
      }),
      assigned: this.assigned,
      home: this.home.result(this.top),
      triggers: [...this.triggers],
      failedChecks: failedChecks(this.top.checks),
      invocations: this.invocations().map(({ address, type }) => ({ address, type })),
      deferred: this.changes.flatMap(({ address, deferred }) =>
        deferred === undefined ? [] : [{ address, reason: deferred }],
      ),
      unknownKeys: this.unknownKeys,
      exposedOutputs: exposedOutputs(outputs, this.secrets),
    };
  }

  /** Changes with constants instead of unknown settings. The configuration follows the changes in the document. */
  private filledIn(): ReadChange[] {
    const changes = this.changes.map((change) => this.constants.fillIn(change));
    for (const change of changes) this.recordTriggers(change);
    return changes;
  }

  private recordTriggers(change: ReadChange): void {
    if (change.type === 'aws_cognito_user_pool') for (const arn of functionsIn(change)) this.triggers.add(arn);
  }

  private invocations(): ReadChange[] {
    return [this.top.action_invocations, this.top.deferred_action_invocations].flatMap((list) =>
      invocationsIn(list, this.secrets),
    );
  }

  private outputs(): ReadOutput[] {
    return Object.entries(object(this.top.output_changes)).map(([name, change]) => ({
      address: `output.${name}`,
      mode: 'output' as const,
      type: 'output',
      name,
      ...this.changed(object(change), `output_changes.${name.slice(0, 50)}`, name),
      wasHidden: object(change).before_sensitive === true,
      isHidden: object(change).after_sensitive === true,
    }));
  }
}

/** True if the plan changes it: by an action, a move or an import. */
function isChange({ actions, previousAddress, importId }: ReadChange): boolean {
  return previousAddress !== undefined || importId !== undefined || actions.some((action) => action !== 'no-op');
}
