import type { JsonObject } from '../aws/api';

const text = (min = 0, max = 2048) => ({
  AttributeDataType: 'String',
  StringAttributeConstraints: { MinLength: String(min), MaxLength: String(max) },
});

/** The attributes of every pool, by name, in the order of AWS. @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html */
const STANDARD: Readonly<Record<string, JsonObject>> = {
  sub: { ...text(1), Mutable: false, Required: true },
  name: text(),
  given_name: text(),
  family_name: text(),
  middle_name: text(),
  nickname: text(),
  preferred_username: text(),
  profile: text(),
  picture: text(),
  website: text(),
  email: text(),
  email_verified: { AttributeDataType: 'Boolean' },
  gender: text(),
  birthdate: text(10, 10),
  zoneinfo: text(),
  locale: text(),
  phone_number: text(),
  phone_number_verified: { AttributeDataType: 'Boolean' },
  address: text(),
  updated_at: { AttributeDataType: 'Number', NumberAttributeConstraints: { MinValue: '0' } },
};

/** Standard attributes that only Cognito itself writes. */
export const WRITTEN_BY_COGNITO: readonly string[] = ['sub', 'email_verified', 'phone_number_verified'];

/**
 * An attribute as Cognito returns it: a number without limits has empty constraints (moto returns string constraints), so that
 * an empty block `number_attribute_constraints` plans no change.
 *
 * @see https://github.com/lgallard/terraform-aws-cognito-user-pool/issues/125
 */
export function shownAttribute(attribute: JsonObject): JsonObject {
  if (attribute.AttributeDataType !== 'Number' || attribute.NumberAttributeConstraints) return attribute;
  const { StringAttributeConstraints: _ofText, ...rest } = attribute;
  return { ...rest, NumberAttributeConstraints: {} };
}

/** The complete schema of a new pool: the standard attributes with the changes of the request, then the custom attributes. */
export function wholeSchema(requested: readonly JsonObject[]): JsonObject[] {
  const requestedValue = new Map(requested.map((attribute) => [String(attribute.Name), attribute]));
  const standard = Object.entries(STANDARD).map(([name, attribute]) => ({
    Name: name,
    Mutable: true,
    Required: false,
    ...attribute,
    ...requestedValue.get(name),
  }));
  return [...standard, ...requested.filter((attribute) => !(String(attribute.Name) in STANDARD))];
}
