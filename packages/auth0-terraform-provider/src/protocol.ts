import type { DynamicValue } from './codec';

/**
 * Terraform's plugin protocol, version 5: the messages and field numbers that this provider uses, in the form of protobuf.js. They are in
 * code instead of a .proto file, so that a bundle contains them.
 *
 * @see https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol
 */
type Fields = Readonly<Record<string, readonly [type: string, id: number, rule?: 'repeated' | 'map']>>;

const message = (fields: Fields, nested?: object) => ({
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, [type, id, rule]]) => [
      name,
      { type, id, ...(rule === 'repeated' && { rule }), ...(rule === 'map' && { keyType: 'string' }) },
    ]),
  ),
  ...(nested && { nested }),
});

const rpcMessages = (request: Fields, response: Fields) => ({
  fields: {},
  nested: { Request: message(request), Response: message(response) },
});

const DIAGNOSTICS = (id: number) => ({ diagnostics: ['Diagnostic', id, 'repeated'] }) as const;

const rpc = (messages: string) => ({ requestType: `${messages}.Request`, responseType: `${messages}.Response` });

/** Descriptor of the service in protobuf.js' JSON form. */
export const PROTOCOL_5 = {
  nested: {
    tfplugin5: {
      nested: {
        DynamicValue: message({ msgpack: ['bytes', 1], json: ['bytes', 2] }),
        Diagnostic: message(
          { severity: ['Severity', 1], summary: ['string', 2], detail: ['string', 3], attribute: ['AttributePath', 4] },
          { Severity: { values: { INVALID: 0, ERROR: 1, WARNING: 2 } } },
        ),
        AttributePath: message(
          { steps: ['Step', 1, 'repeated'] },
          {
            Step: {
              oneofs: { selector: { oneof: ['attribute_name', 'element_key_string', 'element_key_int'] } },
              ...message({
                attribute_name: ['string', 1],
                element_key_string: ['string', 2],
                element_key_int: ['int64', 3],
              }),
            },
          },
        ),
        RawState: message({ json: ['bytes', 1] }),
        Schema: message(
          { version: ['int64', 1], block: ['Block', 2] },
          {
            Block: message({
              version: ['int64', 1],
              attributes: ['Attribute', 2, 'repeated'],
              block_types: ['NestedBlock', 3, 'repeated'],
            }),
            Attribute: message({
              name: ['string', 1],
              type: ['bytes', 2],
              required: ['bool', 4],
              optional: ['bool', 5],
              computed: ['bool', 6],
              sensitive: ['bool', 7],
              deprecated: ['bool', 9],
            }),
            NestedBlock: message(
              {
                type_name: ['string', 1],
                block: ['Block', 2],
                nesting: ['NestingMode', 3],
                min_items: ['int64', 4],
                max_items: ['int64', 5],
              },
              { NestingMode: { values: { INVALID: 0, SINGLE: 1, LIST: 2, SET: 3, MAP: 4, GROUP: 5 } } },
            ),
          },
        ),
        GetProviderSchema: rpcMessages(
          {},
          {
            provider: ['Schema', 1],
            resource_schemas: ['Schema', 2, 'map'],
            data_source_schemas: ['Schema', 3, 'map'],
            ...DIAGNOSTICS(4),
          },
        ),
        PrepareProviderConfig: rpcMessages(
          { config: ['DynamicValue', 1] },
          { prepared_config: ['DynamicValue', 1], ...DIAGNOSTICS(2) },
        ),
        Configure: rpcMessages({ terraform_version: ['string', 1], config: ['DynamicValue', 2] }, DIAGNOSTICS(1)),
        Stop: rpcMessages({}, { Error: ['string', 1] }),
        ValidateResourceTypeConfig: rpcMessages(
          { type_name: ['string', 1], config: ['DynamicValue', 2] },
          DIAGNOSTICS(1),
        ),
        ValidateDataSourceConfig: rpcMessages(
          { type_name: ['string', 1], config: ['DynamicValue', 2] },
          DIAGNOSTICS(1),
        ),
        UpgradeResourceState: rpcMessages(
          { type_name: ['string', 1], version: ['int64', 2], raw_state: ['RawState', 3] },
          { upgraded_state: ['DynamicValue', 1], ...DIAGNOSTICS(2) },
        ),
        ReadResource: rpcMessages(
          { type_name: ['string', 1], current_state: ['DynamicValue', 2], private: ['bytes', 3] },
          { new_state: ['DynamicValue', 1], ...DIAGNOSTICS(2), private: ['bytes', 3] },
        ),
        PlanResourceChange: rpcMessages(
          {
            type_name: ['string', 1],
            prior_state: ['DynamicValue', 2],
            proposed_new_state: ['DynamicValue', 3],
            config: ['DynamicValue', 4],
            prior_private: ['bytes', 5],
          },
          {
            planned_state: ['DynamicValue', 1],
            requires_replace: ['AttributePath', 2, 'repeated'],
            planned_private: ['bytes', 3],
            ...DIAGNOSTICS(4),
            legacy_type_system: ['bool', 5],
          },
        ),
        ApplyResourceChange: rpcMessages(
          {
            type_name: ['string', 1],
            prior_state: ['DynamicValue', 2],
            planned_state: ['DynamicValue', 3],
            config: ['DynamicValue', 4],
            planned_private: ['bytes', 5],
          },
          { new_state: ['DynamicValue', 1], private: ['bytes', 2], ...DIAGNOSTICS(3), legacy_type_system: ['bool', 4] },
        ),
        ImportResourceState: {
          fields: {},
          nested: {
            Request: message({ type_name: ['string', 1], id: ['string', 2] }),
            ImportedResource: message({ type_name: ['string', 1], state: ['DynamicValue', 2], private: ['bytes', 3] }),
            Response: message({ imported_resources: ['ImportedResource', 1, 'repeated'], ...DIAGNOSTICS(2) }),
          },
        },
        ReadDataSource: rpcMessages(
          { type_name: ['string', 1], config: ['DynamicValue', 2] },
          { state: ['DynamicValue', 1], ...DIAGNOSTICS(2) },
        ),
        Provider: {
          methods: {
            GetSchema: rpc('GetProviderSchema'),
            PrepareProviderConfig: rpc('PrepareProviderConfig'),
            Configure: rpc('Configure'),
            Stop: rpc('Stop'),
            ValidateResourceTypeConfig: rpc('ValidateResourceTypeConfig'),
            ValidateDataSourceConfig: rpc('ValidateDataSourceConfig'),
            UpgradeResourceState: rpc('UpgradeResourceState'),
            ReadResource: rpc('ReadResource'),
            PlanResourceChange: rpc('PlanResourceChange'),
            ApplyResourceChange: rpc('ApplyResourceChange'),
            ImportResourceState: rpc('ImportResourceState'),
            ReadDataSource: rpc('ReadDataSource'),
          },
        },
      },
    },
  },
};

/** A request: the union of the fields of all methods. */
export interface Request {
  readonly type_name: string;
  readonly id: string;
  readonly config?: DynamicValue;
  readonly prior_state?: DynamicValue;
  readonly current_state?: DynamicValue;
  readonly planned_state?: DynamicValue;
  readonly proposed_new_state?: DynamicValue;
  readonly raw_state?: { readonly json?: Uint8Array };
  readonly private?: Uint8Array;
  readonly prior_private?: Uint8Array;
  readonly planned_private?: Uint8Array;
}

/** One step into a value: the name of an attribute or the index in a list. */
export type Step = { readonly attribute_name: string } | { readonly element_key_int: number };

/** An error or a warning that Terraform prints. */
export interface Diagnostic {
  readonly severity: 'ERROR' | 'WARNING';
  readonly summary: string;
  readonly detail: string;
  readonly attribute?: { readonly steps: readonly Step[] };
}

/** A path such as `jwt_configuration.0.alg` in the protocol's form. */
export const attributePath = (path: readonly (string | number)[]) => ({
  steps: path.map((step): Step => (typeof step === 'number' ? { element_key_int: step } : { attribute_name: step })),
});
