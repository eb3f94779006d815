import { Auth0Api } from './api';
import { decodeValue, encodeValue } from './codec';
import type { Change, ResourceDefinition } from './definition';
import { diagnosticOf, texts } from './diagnostics';
import { planChange } from './plan';
import { attributePath, type Diagnostic, type Request } from './protocol';
import { dataSourceOf, isServed, resourceOf } from './registry';
import { conform, providerSchema, type Block } from './schema';
import { schemaMessages } from './schema-messages';
import { resolveSettings } from './settings';
import { stateAfter } from './state';
import { blocks, isObject, withoutUnknown, type ObjectValue, type Value } from './values';

type Response = Promise<Readonly<Record<string, unknown>>>;

const blockOf = (type: string): Block => providerSchema.resource_schemas[type]?.block ?? {};
const dataBlockOf = (type: string): Block => providerSchema.data_source_schemas[type]?.block ?? {};
const objectOrNull = (value: Value): ObjectValue | null => (isObject(value) ? value : null);
const idOf = (state: ObjectValue): string => String(state.id ?? '');

/** One instance of the provider: it answers the requests of one connection, with the configuration of that connection. */
export class Session {
  private api: Auth0Api | undefined;

  constructor(private readonly environment: NodeJS.ProcessEnv) {}

  async close(): Promise<void> {
    await this.api?.close();
  }

  async getSchema(): Response {
    return schemaMessages();
  }

  async prepareProviderConfig({ config }: Request): Response {
    return { prepared_config: config, diagnostics: [] };
  }

  async configure({ config }: Request): Response {
    const settings = resolveSettings(conform(providerSchema.provider.block, decodeValue(config)), this.environment);
    await this.api?.close();
    this.api = new Auth0Api(settings, this.environment);
    return { diagnostics: [] };
  }

  async stop(): Response {
    await this.close();
    return { Error: '' };
  }

  async validateResource({ type_name, config }: Request): Response {
    if (!isServed(type_name)) return { diagnostics: [] };
    const value = conform(blockOf(type_name), decodeValue(config));
    return { diagnostics: (resourceOf(type_name).rules ?? []).flatMap((rule) => rule(value)) };
  }

  async validateDataSource(): Response {
    return { diagnostics: [] };
  }

  async upgradeState({ type_name, raw_state }: Request): Response {
    const state = decodeValue({ json: raw_state?.json ?? new Uint8Array() });
    return { upgraded_state: encodeValue(conform(blockOf(type_name), state)), diagnostics: [] };
  }

  async readResource({ type_name, current_state, private: kept }: Request): Response {
    const state = objectOrNull(decodeValue(current_state));
    if (!state) return { new_state: current_state, private: kept, diagnostics: [] };
    const reading = await resourceOf(type_name).read(this.client(), idOf(state), state);
    const next = reading && stateAfter(blockOf(type_name), reading, state, 'read');
    return { new_state: encodeValue(next), private: kept, diagnostics: [] };
  }

  async plan({ type_name, prior_state, proposed_new_state, config, prior_private }: Request): Response {
    const proposed = objectOrNull(decodeValue(proposed_new_state));
    const response = { planned_private: prior_private, legacy_type_system: true, diagnostics: [] as Diagnostic[] };
    if (!proposed) return { ...response, planned_state: proposed_new_state, requires_replace: [] };
    const definition = resourceOf(type_name);
    refuseUnsupported(definition, decodeValue(config));
    const { planned, requiresReplace } = planChange(
      blockOf(type_name),
      definition.traits ?? {},
      objectOrNull(decodeValue(prior_state)),
      proposed,
    );
    return { ...response, planned_state: encodeValue(planned), requires_replace: requiresReplace.map(attributePath) };
  }

  async apply({ type_name, prior_state, planned_state, config, planned_private }: Request): Response {
    const definition = resourceOf(type_name);
    const prior = objectOrNull(decodeValue(prior_state));
    const planned = objectOrNull(decodeValue(planned_state));
    const response = { private: planned_private, legacy_type_system: true };
    if (!planned) {
      const message = prior && (await this.destroy(definition, prior));
      return { ...response, new_state: encodeValue(message?.state ?? null), diagnostics: message?.diagnostics ?? [] };
    }
    const change: Change = {
      api: this.client(),
      prior,
      planned,
      config: conform(blockOf(type_name), decodeValue(config)),
    };
    const { state, diagnostics } = await this.change(definition, change);
    return { ...response, new_state: encodeValue(state), diagnostics };
  }

  private async destroy(definition: ResourceDefinition, prior: ObjectValue) {
    try {
      await definition.delete(this.client(), idOf(prior), prior);
      return { state: null, diagnostics: [] };
    } catch (failure) {
      return { state: prior, diagnostics: [diagnosticOf(failure)] };
    }
  }

  /** Creates or updates an object, then reads it. If a call fails after the object was created, the state still contains the object. */
  private async change(definition: ResourceDefinition, change: Change) {
    const block = blockOf(definition.type);
    let id = change.prior ? idOf(change.prior) : '';
    try {
      if (change.prior) await definition.update(change, id);
      else id = await definition.create(change, (made) => (id = made));
      if (id === '') throw texts.withoutId(definition.type);
      const known = { ...change.planned, id };
      const reading = await definition.read(change.api, id, withoutUnknown(known) as ObjectValue);
      return { state: reading && stateAfter(block, reading, change.planned, 'apply'), diagnostics: [] };
    } catch (failure) {
      const made = id === '' ? null : conform(block, { ...(withoutUnknown(change.planned) as ObjectValue), id });
      return { state: change.prior ?? made, diagnostics: [diagnosticOf(failure)] };
    }
  }

  async importState({ type_name, id }: Request): Response {
    const definition = resourceOf(type_name);
    const state = conform(blockOf(type_name), { id, ...definition.importState?.(id) });
    return { imported_resources: [{ type_name, state: encodeValue(state) }], diagnostics: [] };
  }

  async readDataSource({ type_name, config }: Request): Response {
    const block = dataBlockOf(type_name);
    const value = conform(block, decodeValue(config));
    const reading = await dataSourceOf(type_name).read(this.client(), value);
    return { state: encodeValue(stateAfter(block, reading, value, 'read')), diagnostics: [] };
  }

  private client(): Auth0Api {
    if (!this.api) throw texts.notConfigured();
    return this.api;
  }
}

function refuseUnsupported({ type, unsupported = [] }: ResourceDefinition, config: Value): void {
  for (const dotted of unsupported) {
    const path = dotted.split('.');
    const last = path.at(-1) ?? dotted;
    const holders = path
      .slice(0, -1)
      .reduce<ObjectValue[]>((found, name) => found.flatMap((item) => blocks(item[name])), blocks([config]));
    const supported = holders.some((holder) => {
      const value = holder[last] ?? null;
      return value !== null && !(Array.isArray(value) && value.length === 0);
    });
    if (supported) throw texts.unsupportedPart(type, path);
  }
}
