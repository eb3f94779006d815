import type { AttributeType } from '@auth0-cognito/contract';

import type { CognitoUserPoolSchema } from '@cdktf/provider-aws/lib/cognito-user-pool';

import { shapeOf } from '../shape';

import { COGNITO_WRITTEN_ATTRIBUTES, STANDARD_ATTRIBUTES, type StandardAttribute } from './standard-attributes';

/** An attribute of a user pool. */
export interface PoolAttribute {
  readonly type: AttributeType;
  /** Minimum length of a string. */
  readonly minLength?: number;
  /** Maximum length of a string. */
  readonly maxLength?: number;
  /** Whether it can be changed after the user was created. */
  readonly mutable: boolean;
  /** Whether every user must have it. */
  readonly required: boolean;
}

/** The attributes of a user pool by name, custom ones with their `custom:` prefix. */
export type PoolAttributes = ReadonlyMap<string, PoolAttribute>;

/** Settings of a standard attribute. */
export interface StandardAttributeSettings {
  /**
   * Whether every user must have it. Cannot be changed in an existing pool.
   *
   * @default false
   */
  readonly required?: boolean;
  /**
   * Whether it can be changed after the user was created. Cannot be changed in an existing pool.
   *
   * @default true
   */
  readonly mutable?: boolean;
}

/** A custom attribute. It can be added to an existing pool, but neither changed nor removed. */
export type CustomAttribute = {
  /**
   * Whether it can be changed after the user was created. Must be true for attributes that an identity provider maps.
   *
   * @default true
   */
  readonly mutable?: boolean;
} & (
  | {
      /** A text. */
      readonly type: 'String';
      /**
       * Minimum length, in characters.
       *
       * @default 0
       */
      readonly minLength?: number;
      /**
       * Maximum length, in characters, at most 2048.
       *
       * @default 2048
       */
      readonly maxLength?: number;
      /**
       * Declares no bounds. Set it for an imported attribute that was created without bounds, because it cannot get any. Not allowed with
       * `minLength` or `maxLength`.
       *
       * @see https://github.com/hashicorp/terraform-provider-aws/issues/21654
       * @default false
       */
      readonly unbounded?: boolean;
    }
  | {
      /** An integer. */
      readonly type: 'Number';
      /**
       * Minimum value.
       *
       * @default - none
       */
      readonly min?: number;
      /**
       * Maximum value.
       *
       * @default - none
       */
      readonly max?: number;
    }
  | {
      /** No bounds are possible. */
      readonly type: 'Boolean' | 'DateTime';
    }
);

/** Settings of the attributes of a pool. */
export interface PoolAttributesSettings {
  /**
   * Standard attributes that are required or immutable, by name.
   *
   * @default - all are optional and mutable
   */
  readonly standardAttributes?: Readonly<Partial<Record<StandardAttribute, StandardAttributeSettings>>>;
  /**
   * Custom attributes by name, without the `custom:` prefix; at most 50, including declared standard attributes.
   *
   * @default - none
   */
  readonly customAttributes?: Readonly<Record<string, CustomAttribute>>;
}

const standardAttributeShape = shapeOf<StandardAttributeSettings>()((z) =>
  z.strictObject({ required: z.flag, mutable: z.flag }),
);

const customAttributeShape = shapeOf<CustomAttribute>()((z) =>
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('String'),
      mutable: z.flag,
      minLength: z.number().optional(),
      maxLength: z.number().optional(),
      unbounded: z.flag,
    }),
    z.strictObject({
      type: z.literal('Number'),
      mutable: z.flag,
      min: z.number().optional(),
      max: z.number().optional(),
    }),
    z.strictObject({ type: z.enum(['Boolean', 'DateTime']), mutable: z.flag }),
  ]),
);

/** @internal */
export const poolAttributesShape = shapeOf<PoolAttributesSettings>()((z) =>
  z.strictObject({
    standardAttributes: z.partialRecord(z.enum(STANDARD_ATTRIBUTES), standardAttributeShape(z)).optional(),
    customAttributes: z.record(z.string(), customAttributeShape(z)).optional(),
  }),
);

/** Maximum length of a string attribute. @internal */
export const MAX_STRING = 2048;
/** Characters of `birthdate`, `YYYY-MM-DD`. @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html */
const BIRTHDATE_LENGTH = 10;

/** Type of a standard attribute. */
function standardType(name: StandardAttribute): AttributeType {
  if (COGNITO_WRITTEN_ATTRIBUTES.includes(name)) return 'Boolean';
  return name === 'updated_at' ? 'Number' : 'String';
}

/** All attributes of a pool with these settings. @internal */
export function poolAttributes(settings: PoolAttributesSettings): PoolAttributes {
  const standard = STANDARD_ATTRIBUTES.map((name) => {
    const { mutable = true, required = false } = settings.standardAttributes?.[name] ?? {};
    const birthdate = name === 'birthdate' && { minLength: BIRTHDATE_LENGTH, maxLength: BIRTHDATE_LENGTH };
    return [name as string, { type: standardType(name), ...birthdate, mutable, required }] as const;
  });
  const custom = Object.entries(settings.customAttributes ?? {}).map(
    ([name, attribute]) =>
      [
        `custom:${name}`,
        {
          type: attribute.type,
          ...(attribute.type === 'String' && {
            minLength: attribute.minLength ?? 0,
            maxLength: attribute.maxLength ?? MAX_STRING,
          }),
          mutable: attribute.mutable ?? true,
          required: false,
        },
      ] as const,
  );
  return new Map([...standard, ...custom]);
}

/** The schema for Terraform. Always declares bounds: without them, Terraform plans another attribute. @internal */
export function schemaConfig(settings: PoolAttributesSettings): CognitoUserPoolSchema[] | undefined {
  const standard = Object.entries(settings.standardAttributes ?? {}).map(([name, attribute]): CognitoUserPoolSchema => {
    const base = { name, mutable: attribute.mutable ?? true, required: attribute.required ?? false };
    if (COGNITO_WRITTEN_ATTRIBUTES.includes(name)) return { ...base, attributeDataType: 'Boolean' };
    if (name === 'updated_at') {
      return { ...base, attributeDataType: 'Number', numberAttributeConstraints: { minValue: '0' } };
    }
    const [minLength, maxLength] =
      name === 'birthdate' ? [`${BIRTHDATE_LENGTH}`, `${BIRTHDATE_LENGTH}`] : ['0', `${MAX_STRING}`];
    return { ...base, attributeDataType: 'String', stringAttributeConstraints: { minLength, maxLength } };
  });
  const custom = Object.entries(settings.customAttributes ?? {}).map(([name, attribute]): CognitoUserPoolSchema => {
    const base = { name, attributeDataType: attribute.type, mutable: attribute.mutable ?? true, required: false };
    if (attribute.type === 'String') {
      if (attribute.unbounded) return { ...base, stringAttributeConstraints: {} };
      const { minLength = 0, maxLength = MAX_STRING } = attribute;
      return { ...base, stringAttributeConstraints: { minLength: `${minLength}`, maxLength: `${maxLength}` } };
    }
    if (attribute.type === 'Number') {
      const { min, max } = attribute;
      return {
        ...base,
        numberAttributeConstraints: {
          ...(min !== undefined && { minValue: `${min}` }),
          ...(max !== undefined && { maxValue: `${max}` }),
        },
      };
    }
    return base;
  });
  const schema = [...standard, ...custom].map((item) => ({ ...item, developerOnlyAttribute: false }));
  return schema.length > 0 ? schema : undefined;
}
