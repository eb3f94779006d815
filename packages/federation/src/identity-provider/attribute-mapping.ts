import { acceptsClaim, type Fault } from '@auth0-cognito/contract';

import * as checks from '../checks';
import { fault } from '../faults';
import type { PoolAttribute } from '../user-pool/pool-attributes';
import { COGNITO_WRITTEN_ATTRIBUTES } from '../user-pool/standard-attributes';
import type { UserPoolFacts } from '../user-pool/user-pool-ref';

/** Claims of the identity provider's tokens, by the name of the pool attribute. */
export type AttributeMapping = Readonly<Record<string, string>>;

/** `email_verified` must be mapped too; otherwise a mapped email address is unverified. */
export const DEFAULT_ATTRIBUTE_MAPPING: AttributeMapping = { email: 'email', email_verified: 'email_verified' };

const typeText = ({ type, maxLength }: PoolAttribute) =>
  maxLength === undefined ? type : `${type} of at most ${maxLength} characters`;

/**
 * Faults of a mapping. Compares it with the attributes of the pool if these are known.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html
 *
 * @internal
 */
export function checkAttributeMapping(
  path: string,
  mapping: AttributeMapping,
  { attributes }: Pick<UserPoolFacts, 'attributes'>,
): Fault[] {
  const faults = Object.entries(mapping).flatMap(([name, claim]): Fault[] => {
    const at = `${path}.${name}`;
    if (name === 'username') {
      return claim === 'sub'
        ? []
        : [fault.ERR_ATTRIBUTE_NOT_MAPPABLE({ path: at, received: name, allowed: 'username, which is always sub' })];
    }
    if (name === 'sub')
      return [
        fault.ERR_ATTRIBUTE_NOT_MAPPABLE({ path: at, received: name, allowed: "any attribute but the pool's own sub" }),
      ];
    const attribute = attributes?.get(name);
    if (attribute) {
      const writable = attribute.mutable || COGNITO_WRITTEN_ATTRIBUTES.includes(name);
      if (!writable) return [fault.ERR_ATTRIBUTE_IMMUTABLE({ path: at, received: name })];
      return checks.isLiteral(claim) && !acceptsClaim(attribute.type, claim, attribute.maxLength)
        ? [fault.ERR_CLAIM_TYPE({ path: at, received: claim, type: typeText(attribute) })]
        : [];
    }
    if (name !== name.toLowerCase() && (!attributes || attributes.has(name.toLowerCase()))) {
      return [fault.ERR_ATTRIBUTE_CASE({ path: at, received: name })];
    }
    return attributes ? [fault.ERR_ATTRIBUTE_UNKNOWN({ path: at, received: name })] : [];
  });
  const required = [...(attributes ?? [])].filter(([name, { required }]) => required && !(name in mapping));
  return [...faults, ...required.map(([name]) => fault.ERR_ATTRIBUTE_REQUIRED_UNMAPPED({ path, attribute: name }))];
}

/** The mapping for Terraform. The username is always the subject. @internal */
export function resolveAttributeMapping(mapping: AttributeMapping): Record<string, string> {
  return { ...mapping, username: 'sub' };
}

/** Pool attributes that a mapping writes at each sign-in. @internal */
export const mappedAttributes = (mapping: AttributeMapping = DEFAULT_ATTRIBUTE_MAPPING): string[] =>
  Object.keys(mapping).filter((name) => name !== 'username');

/** Faults of a claim name that is empty. @internal */
export function checkClaims(path: string, mapping: AttributeMapping): Fault[] {
  return Object.entries(mapping).flatMap(([name, claim]) =>
    checks.isLiteral(claim) && claim.trim() === '' ? [fault.ERR_CLAIM_EMPTY({ path: `${path}.${name}` })] : [],
  );
}
