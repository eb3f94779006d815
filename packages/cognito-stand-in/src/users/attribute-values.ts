import type { SchemaAttribute } from '../configuration/pools';
import { userTexts } from './texts';

/** Limits of an attribute in the schema: characters of a string, or bounds of a number. */
export interface ValueLimits {
  readonly least?: number;
  readonly most?: number;
}

/** Maximum length if the schema sets none. */
export const MAX_VALUE_LENGTH = 2048;

const TYPES: Readonly<Record<SchemaAttribute['type'], (value: string) => boolean>> = {
  String: () => true,
  DateTime: (value) => !Number.isNaN(Date.parse(value)),
  Number: (value) => /^-?\d+(\.\d+)?$/.test(value),
  Boolean: (value) => value === 'true' || value === 'false',
};

/** Whether a string is a valid date of ten characters. */
const isDate = (value: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value);

/** Formats of standard attributes: E.164, and a date of ten characters. */
const FORMS: Readonly<Record<string, { readonly holds: (value: string) => boolean; readonly fault: string }>> = {
  phone_number: { holds: (value) => /^\+[1-9]\d{1,14}$/.test(value), fault: userTexts.phoneNumber },
  birthdate: { holds: isDate, fault: userTexts.birthdate },
};

/**
 * Why Cognito refuses a value of an attribute, or `undefined`. An empty string removes the value, so its format is not checked.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
export function valueFault(
  { name, type }: Pick<SchemaAttribute, 'name' | 'type'>,
  value: string,
  { least, most = type === 'String' ? MAX_VALUE_LENGTH : undefined }: ValueLimits = {},
): string | undefined {
  if (!TYPES[type](value)) return userTexts.attributeNotA(name, type);
  const standard = value === '' ? undefined : FORMS[name];
  if (standard && !standard.holds(value)) return standard.fault;
  const size = type === 'String' ? value.length : Number(value);
  if (most !== undefined && size > most) return userTexts.attributeTooLong(name, type, most);
  return least !== undefined && value !== '' && size < least
    ? userTexts.attributeTooShort(name, type, least)
    : undefined;
}
