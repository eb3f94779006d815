import { QUOTAS, type Fault } from '@auth0-cognito/contract';

import { fault } from '../faults';
import { MAX_STRING, type CustomAttribute, type PoolAttributesSettings } from './pool-attributes';
import { COGNITO_WRITTEN_ATTRIBUTES, STANDARD_ATTRIBUTES } from './standard-attributes';

const CUSTOM_NAME = new RegExp(`^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,${QUOTAS.customAttributeNameLength}}$`, 'u');

/** Faults of a pool's attributes. @internal */
export function checkPoolAttributes(path: string, settings: PoolAttributesSettings): Fault[] {
  const standard = Object.entries(settings.standardAttributes ?? {}).flatMap(([name, attribute]): Fault[] => {
    const at = `${path}.standardAttributes.${name}`;
    if (!(STANDARD_ATTRIBUTES as readonly string[]).includes(name))
      return [fault.ERR_ATTRIBUTE_NOT_STANDARD({ path: at, received: name })];
    const keptByCognito = COGNITO_WRITTEN_ATTRIBUTES.includes(name);
    // The schema does not allow longer names, so phone_number_verified cannot be declared:
    // https://github.com/hashicorp/terraform-provider-aws/issues/10846
    const isTooLong = name.length > QUOTAS.customAttributeNameLength;
    return keptByCognito && (isTooLong || attribute.required || attribute.mutable === false)
      ? [fault.ERR_ATTRIBUTE_KEPT_BY_COGNITO({ path: at, received: name })]
      : [];
  });
  const custom = Object.entries(settings.customAttributes ?? {});
  const declared = custom.length + Object.keys(settings.standardAttributes ?? {}).length;
  const tooMany = declared > QUOTAS.schemaAttributes;
  return [
    ...standard,
    ...(tooMany
      ? [
          fault.ERR_LIST_TOO_LONG({
            path: `${path}.customAttributes`,
            length: declared,
            most: QUOTAS.schemaAttributes,
          }),
        ]
      : []),
    ...custom.flatMap(([name, attribute]) => checkCustom(`${path}.customAttributes.${name}`, name, attribute)),
  ];
}

function checkCustom(path: string, name: string, attribute: CustomAttribute): Fault[] {
  const faults: Fault[] = [];
  const isReserved = name === 'sub' || /^(?:custom|dev|cognito):/.test(name);
  // A name of a standard attribute in the schema is that attribute, without `custom:`.
  if ((STANDARD_ATTRIBUTES as readonly string[]).includes(name))
    faults.push(fault.ERR_ATTRIBUTE_STANDARD({ path, received: name }));
  else if (isReserved) faults.push(fault.ERR_ATTRIBUTE_RESERVED({ path, received: name }));
  else if (!CUSTOM_NAME.test(name)) faults.push(fault.ERR_ATTRIBUTE_NAME_INVALID({ path, received: name }));
  if (attribute.type === 'String') {
    const { minLength = 0, maxLength = MAX_STRING } = attribute;
    for (const [bound, value] of Object.entries({ minLength, maxLength })) {
      if (!Number.isInteger(value) || value < 0 || value > MAX_STRING) {
        faults.push(fault.ERR_NUMBER_RANGE({ path: `${path}.${bound}`, received: value, least: 0, most: MAX_STRING }));
      }
    }
    if (attribute.unbounded && (attribute.minLength !== undefined || attribute.maxLength !== undefined))
      faults.push(fault.ERR_BOUNDS_OF_UNBOUNDED({ path, received: `${minLength} to ${maxLength}` }));
    if (minLength > maxLength)
      faults.push(fault.ERR_BOUNDS_REVERSED({ path, received: `${minLength} to ${maxLength}` }));
  }
  if (attribute.type === 'Number') {
    for (const [bound, value] of Object.entries({ min: attribute.min, max: attribute.max })) {
      if (value !== undefined && !Number.isSafeInteger(value)) {
        faults.push(
          fault.ERR_NUMBER_RANGE({
            path: `${path}.${bound}`,
            received: value,
            least: Number.MIN_SAFE_INTEGER,
            most: Number.MAX_SAFE_INTEGER,
          }),
        );
      }
    }
    const { min = -Infinity, max = Infinity } = attribute;
    if (min > max) faults.push(fault.ERR_BOUNDS_REVERSED({ path, received: `${min} to ${max}` }));
  }
  return faults;
}
