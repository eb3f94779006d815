import { WRITTEN_BY_COGNITO } from '../configuration/user-pool-schema';
import type { IdentityProvider, UserPool, UserPoolClient } from '../configuration/pools';
import type { ProviderClaims } from '../identity-provider/client';
import type { ValueLimits } from './attribute-values';
import { valueFault } from './attribute-values';
import { userTexts } from './texts';

/** Values of pool attributes that a mapping took from claims, and what was wrong with some. */
export interface MappedAttributes {
  readonly attributes: Readonly<Record<string, string>>;
  /** As Cognito words them. Empty when all is well. */
  readonly faults: readonly string[];
}

/** Username of a federated user, `{provider}_{subject}`; the store lowers it where the pool ignores case. */
export const federatedUsername = (provider: IdentityProvider, subject: string) => `${provider.name}_${subject}`;

/** As form encoding writes it, which is how Cognito keeps the members of a multi-valued claim. */
const formEncoded = (value: unknown) => new URLSearchParams({ v: String(value) }).toString().slice(2);

/** A claim as the text a pool attribute holds, or `undefined` for one the rehearsal has no faithful text for. */
function attributeText(claim: unknown): string | undefined {
  if (Array.isArray(claim)) return `[${claim.map(formEncoded).join(',')}]`;
  if (claim !== null && typeof claim === 'object') return undefined;
  return String(claim);
}

/**
 * Takes the mapped claims, and those only. A claim that is absent leaves its attribute as it was; one claim may feed several
 * attributes; an e-mail or phone number is unverified unless its verification is mapped too.
 *
 * @param limits - limits by attribute name, where the schema sets them
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

/** Faults of making a user with these attributes: required attributes without a value. */
export function creationFaults(pool: UserPool, attributes: Readonly<Record<string, string>>): string[] {
  const missing = pool.attributes
    .filter(({ name, required }) => required && name !== 'sub' && attributes[name] === undefined)
    .map(({ name }) => name);
  return missing.length > 0 ? [userTexts.attributesRequired(missing)] : [];
}

/**
 * Faults of writing the mapped attributes at a later sign-in. Cognito writes each one again, equal or not, so an immutable
 * attribute or one the client may not write fails even when nothing changed.
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
  // No client can be given the right to write what Cognito itself does: a mapping writes it all the same.
  const needsRight = mapped.filter((name) => !WRITTEN_BY_COGNITO.includes(name));
  const unwritable = needsRight.some((name) => client.writeAttributes && !client.writeAttributes.includes(name));
  return [...immutable, ...(unwritable ? [userTexts.clientMayNotWrite] : [])];
}
