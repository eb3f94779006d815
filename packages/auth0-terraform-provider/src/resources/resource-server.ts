import type { Auth0Api, Json, JsonObject } from '../api';
import type { Change, Reading, ResourceDefinition } from '../definition';
import { fromApi, toApi, type Mapping } from '../fields';
import { providerSchema, type Block } from '../schema';
import { blocks, isEquivalent, onlyBlock, type ObjectValue } from '../values';
import { lengthBetween, oneOf, requiredWith } from '../validate';
import { foundOrNull } from './found';

const TYPE = 'auth0_resource_server';
const BLOCK = providerSchema.resource_schemas[TYPE]?.block as Block;
/** The API that every tenant has; most of it can't be changed. */
const MANAGEMENT_API = 'Auth0 Management API';
const CLEARABLE = ['authorization_details', 'token_encryption', 'proof_of_possession'];

const MAPPING: Mapping = {
  names: { 'token_encryption.encryption_key.algorithm': 'alg' },
  skip: ['consent_policy', ...CLEARABLE],
};
const UPDATE_MAPPING: Mapping = { ...MAPPING, readOnly: ['identifier'] };
const MANAGEMENT_API_FIELDS = [
  'token_lifetime',
  'skip_consent_for_verifiable_first_party_clients',
  'subject_type_authorization',
];

const pathOf = (id: string) => `resource-servers/${encodeURIComponent(id)}`;
const isManagementApi = (state: ObjectValue | null) => state?.name === MANAGEMENT_API;

/** Blocks of which `disable` is told as null, and the policy whose text "null" is. */
function clearable({ config, prior, planned }: Change): Record<string, Json> {
  const body: Record<string, Json> = {};
  for (const name of CLEARABLE) {
    const items = blocks(config[name]);
    if (items.length === 0 || isEquivalent(prior?.[name] ?? null, planned[name] ?? null)) continue;
    const isOff = items.some((item) => item.disable === true);
    if (isOff && prior) body[name] = null;
    if (!isOff) body[name] = { ...toApi(BLOCK, { [name]: items }, { names: MAPPING.names ?? {} }) }[name] as Json;
  }
  const policy = config.consent_policy;
  if (typeof policy === 'string' && policy !== prior?.consent_policy)
    body.consent_policy = policy === 'null' ? null : policy;
  return body;
}

function bodyOf(change: Change): Record<string, Json> {
  const body = { ...toApi(BLOCK, change.config, change.prior ? UPDATE_MAPPING : MAPPING), ...clearable(change) };
  if (!isManagementApi(change.prior)) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => MANAGEMENT_API_FIELDS.includes(name)));
}

function reading(server: JsonObject, state: ObjectValue): Reading {
  const { enforce_policies, token_dialect, verification_location, ...common } = fromApi(BLOCK, server, MAPPING);
  const encryption = server.token_encryption as JsonObject | null | undefined;
  const key = encryption?.encryption_key as JsonObject | null | undefined;
  const details = server.authorization_details as readonly JsonObject[] | null | undefined;
  const possession = server.proof_of_possession as JsonObject | null | undefined;
  const knownKey = onlyBlock(onlyBlock(state.token_encryption)?.encryption_key);
  return {
    ...common,
    ...(server.name !== MANAGEMENT_API && {
      enforce_policies: enforce_policies ?? false,
      token_dialect: token_dialect ?? '',
      verification_location: verification_location ?? '',
    }),
    id: String(server.id),
    consent_policy: String(server.consent_policy ?? 'null'),
    authorization_details: details ? details.map(({ type }) => ({ type: String(type ?? '') })) : [{ disable: true }],
    proof_of_possession: possession
      ? [{ mechanism: String(possession.mechanism ?? ''), required: Boolean(possession.required) }]
      : [{ disable: true }],
    token_encryption: encryption
      ? [
          {
            format: String(encryption.format ?? ''),
            encryption_key: key
              ? [
                  {
                    name: String(key.name ?? ''),
                    algorithm: String(key.alg ?? ''),
                    kid: String(key.kid ?? ''),
                    // Auth0 does not give the key back.
                    pem: knownKey?.pem ?? '',
                  },
                ]
              : [],
          },
        ]
      : [{ disable: true }],
  };
}

/** An API that applications get tokens for. */
export const resourceServer: ResourceDefinition = {
  type: TYPE,
  traits: {
    identifier: { forceNew: true },
    authorization_details: { computed: true },
    token_encryption: { computed: true },
    'token_encryption.encryption_key': { computed: true },
    proof_of_possession: { computed: true },
    subject_type_authorization: { computed: true },
  },
  rules: [
    oneOf('signing_alg', 'HS256', 'RS256', 'PS256'),
    lengthBetween('signing_secret', 16, Number.MAX_SAFE_INTEGER),
    oneOf('token_dialect', 'access_token', 'access_token_authz', 'rfc9068_profile', 'rfc9068_profile_authz'),
    oneOf('consent_policy', 'transactional-authorization-with-mfa', 'null'),
    oneOf('token_encryption.format', 'compact-nested-jwe'),
    oneOf('proof_of_possession.mechanism', 'mtls', 'dpop'),
    oneOf('subject_type_authorization.user.policy', 'allow_all', 'deny_all', 'require_client_grant'),
    oneOf('subject_type_authorization.client.policy', 'deny_all', 'require_client_grant'),
    requiredWith('token_encryption.format', 'token_encryption.encryption_key'),
    requiredWith('token_encryption.encryption_key', 'token_encryption.format'),
  ],
  async create(change) {
    return String((await change.api.post('resource-servers', bodyOf(change))).id);
  },
  async update(change, id) {
    await change.api.patch(pathOf(id), bodyOf(change));
  },
  read: (api: Auth0Api, id, state) => foundOrNull(async () => reading(await api.get(pathOf(id)), state)),
  async delete(api, id, state) {
    if (!isManagementApi(state)) await api.delete(pathOf(id));
  },
};
