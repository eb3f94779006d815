import { WRITTEN_BY_COGNITO } from '../configuration/user-pool-schema';
import type { IdentityProvider, UserPool, UserPoolClient } from '../configuration/pools';
import type { ProviderClaims } from '../identity-provider/client';
import type { ValueLimits } from './attribute-values';
import { valueFault } from './attribute-values';
import { userTexts } from './texts';

/** Values of pool attributes that a mapping read from claims, and the errors of invalid ones. */
export interface MappedAttributes {
  readonly attributes: Readonly<Record<string, string>>;
  /** In the wording of Cognito. Empty if there are none. */
  readonly faults: readonly string[];
}

/** Username of a federated user, `{provider}_{subject}`; the store converts it to lower case if the pool is case-insensitive. */
export const federatedUsername = (provider: IdentityProvider, subject: string) => `${provider.name}_${subject}`;

/** Form-encodes a value, as Cognito does with the members of a multi-valued claim. */
const formEncoded = (value: unknown) => new URLSearchParams({ v: String(value) }).toString().slice(2);

/** The attribute value of a claim; `undefined` if the conversion of Cognito is not known. */
function attributeText(claim: unknown): string | undefined {
  if (Array.isArray(claim)) return `[${claim.map(formEncoded).join(',')}]`;
  if (claim !== null && typeof claim === 'object') return undefined;
  return String(claim);
}

/**
 * Maps claims to attributes. An absent claim does not change its attribute, and one claim can be mapped to several attributes.
 * An email address or phone number is unverified unless its verification is mapped, too.
 *
 * @param limits - limits of the schema, by attribute name
 */
export function mapClaims(
  pool: UserPool,
  provider: IdentityProvider,
  claims: ProviderClaims,
  limits: Readonly<Record<string, ValueLimits>> = {},
): MappedAttributes {
  const attributes: Record<string, string> = {};
  const faults: string[] = [];
  const schema = new Map(pool.attributes.map((attribute) => [attribute.name, attribute]));

  for (const [name, claimName] of Object.entries(provider.attributeMapping)) {
    const claim = claims[claimName];
    if (name === 'username' || claim === undefined || claim === null) continue;
    const value = attributeText(claim);
    const attribute = schema.get(name);
    const fault = attribute && value !== undefined && valueFault(attribute, value, limits[name]);
    if (value === undefined) faults.push(`not rehearsed: claim ${claimName} is an object`);
    else if (!attribute) faults.push(userTexts.attributeUnknown(name));
    else if (fault) faults.push(fault);
    else attributes[name] = value;
  }

  for (const name of ['email', 'phone_number']) {
    if (attributes[name] !== undefined) attributes[`${name}_verified`] ??= 'false';
  }
  return { attributes, faults };
}

/** Errors of creating a user with these attributes: required attributes without a value. */
export function creationFaults(pool: UserPool, attributes: Readonly<Record<string, string>>): string[] {
  const missing = pool.attributes
    .filter(({ name, required }) => required && name !== 'sub' && attributes[name] === undefined)
    .map(({ name }) => name);
  return missing.length > 0 ? [userTexts.attributesRequired(missing)] : [];
}

/**
 * Errors of writing the mapped attributes at a later sign-in. Cognito writes each of them even if its value is the same, so an
 * immutable attribute or one that the client cannot write always fails.
 */
export function updateFaults(
  pool: UserPool,
  client: UserPoolClient,
  provider: IdentityProvider,
  attributes: Readonly<Record<string, string>>,
): string[] {
  const mapped = Object.keys(attributes).filter((name) => name in provider.attributeMapping);
  const isImmutable = (name: string) =>
    pool.attributes.some((attribute) => attribute.name === name && !attribute.mutable);
  const immutable = mapped.filter(isImmutable).map(userTexts.attributeImmutable);
  // A client cannot have the right to write attributes that Cognito writes, but a mapping can write them.
  const needsRight = mapped.filter((name) => !WRITTEN_BY_COGNITO.includes(name));
  const unwritable = needsRight.some((name) => client.writeAttributes && !client.writeAttributes.includes(name));
  return [...immutable, ...(unwritable ? [userTexts.clientMayNotWrite] : [])];
}
