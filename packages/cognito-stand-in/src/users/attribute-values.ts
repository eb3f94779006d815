import type { SchemaAttribute } from '../configuration/pools';
import { userTexts } from './texts';

/** Limits of an attribute's value in the schema: characters of a text, or a number's own bounds. */
export interface ValueLimits {
  readonly least?: number;
  readonly most?: number;
}

/** Longest text where the schema sets no limit. */
export const LONGEST_VALUE = 2048;

const TYPES: Readonly<Record<SchemaAttribute['type'], (value: string) => boolean>> = {
  String: () => true,
  DateTime: (value) => !Number.isNaN(Date.parse(value)),
  Number: (value) => /^-?\d+(\.\d+)?$/.test(value),
  Boolean: (value) => value === 'true' || value === 'false',
};

/** Whether a text is a day of the calendar in ten characters. */
const isDate = (value: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value);

/** Forms of standard attributes: E.164, and a date of ten characters. */
const FORMS: Readonly<Record<string, { readonly holds: (value: string) => boolean; readonly fault: string }>> = {
  phone_number: { holds: (value) => /^\+[1-9]\d{1,14}$/.test(value), fault: userTexts.phoneNumber },
  birthdate: { holds: isDate, fault: userTexts.birthdate },
};

/**
 * Why Cognito refuses a value of an attribute, or `undefined`. An empty text removes the value, so it has no form.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
export function valueFault(
  { name, type }: Pick<SchemaAttribute, 'name' | 'type'>,
  value: string,
  { least, most = type === 'String' ? LONGEST_VALUE : undefined }: ValueLimits = {},
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
