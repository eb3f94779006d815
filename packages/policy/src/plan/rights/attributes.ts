import { isObject, isSelfWritten } from '@auth0-cognito/contract';
import type { Finding, Rule } from '../../rule';
import { CLIENT_TYPES, remaining } from '../changes';
import { addsItems, removesItems, anyOf, valueText, settingsRule } from '../settings';
import { isKnown, isSame } from '../values';

const PROVIDER = 'aws_cognito_identity_provider';
const CONTACT_ATTRIBUTES = ['email', 'email_verified', 'phone_number', 'phone_number_verified'];

/** Applications identify users by their email address, and trust a verified one. */
export const emailMappingChanged: Rule = {
  id: 'email-mapping-changed',
  severity: 'high',
  reads: ['plan'],
  title: 'the source of users’ e-mail addresses or phone numbers, or of their verification, changes',
  help: 'map email and email_verified from the claims of the same names',
  judges: { [PROVIDER]: ['attribute_mapping'] },
  check: (subject) =>
    remaining(subject, PROVIDER)
      .filter(({ before, values }) => before !== null && isObject(values.attribute_mapping))
      .flatMap(({ address, before, values }): Finding[] => {
        const [old, next] = [before?.attribute_mapping, values.attribute_mapping].map((side) =>
          isObject(side) ? side : {},
        );
        return CONTACT_ATTRIBUTES.filter((key) => !isSame(old?.[key], next?.[key]) && isKnown(next?.[key] ?? ''))
          .filter(
            // A new mapping from a claim of the same name is the usual case.
            (key) => !(old?.[key] === undefined && next?.[key] === key),
          )
          .map((key) => ({
            address,
            received: `${key} comes from ${valueText(next?.[key])} instead of ${valueText(old?.[key])}`,
            allowed: key,
          }));
      }),
};

const ACTION_TYPES = ['auth0_action', 'auth0_rule', 'auth0_hook'];

/**
 * Users can write their `user_metadata`, so they control decisions that depend on it.
 */
export const userControlledClaim: Rule = {
  id: 'user-controlled-claim',
  severity: 'high',
  reads: ['plan'],
  title: 'users control a part of their tokens: a claim comes from their user metadata, which they can change',
  help: 'read roles and permissions from app_metadata',
  source: 'https://auth0.com/docs/manage-users/user-accounts/metadata',
  judges: {},
  check: (subject) => [
    ...remaining(subject, ...ACTION_TYPES)
      .filter(({ before, values }) => {
        const read = (side: typeof before) =>
          [side?.code, side?.script].some((code) => typeof code === 'string' && isSelfWritten(code));
        return read(values) && !read(before);
      })
      .map(({ address }) => ({ address, received: 'reads user_metadata', allowed: 'app_metadata' })),
    ...remaining(subject, PROVIDER).flatMap(({ address, before, values }) => {
      const [old, next] = [before?.attribute_mapping, values.attribute_mapping].map((side) =>
        isObject(side) ? side : {},
      );
      return Object.entries(next ?? {})
        .filter(([key, claim]) => typeof claim === 'string' && isSelfWritten(claim) && old?.[key] !== claim)
        .map(([key, claim]) => ({
          address,
          received: `${key} comes from ${valueText(claim)}`,
          allowed: 'a claim that users cannot change',
        }));
    }),
  ],
};

const DECIDES = /^(custom:|dev:|email$|phone_number$|preferred_username$)/;

export const writableAttributesWidened = settingsRule(
  {
    id: 'writable-attributes-widened',
    severity: 'high',
    title: 'users can change more of their own attributes, on which applications may base decisions',
    help: 'let an app client write only attributes that users may choose, and those that the identity provider maps',
  },
  [
    {
      types: CLIENT_TYPES,
      setting: 'write_attributes',
      worse: anyOf(
        addsItems((name) => DECIDES.test(name), { existing: true }),
        // Without a list, a client can write every standard attribute.
        ({ old, next }) =>
          Array.isArray(old) && old.length > 0 && (next === null || (Array.isArray(next) && next.length === 0))
            ? ['is no longer limited']
            : [],
      ),
      allowed: 'the same attributes',
    },
  ],
);

/** A notice, because this is rarely a risk: an application can read fewer or more attributes of a user. */
export const readableAttributesChanged = settingsRule(
  {
    id: 'readable-attributes-changed',
    severity: 'notice',
    title: 'an application reads or writes other user attributes',
    help: 'check that the application needs exactly these',
  },
  [
    {
      types: CLIENT_TYPES,
      setting: 'read_attributes',
      worse: anyOf(
        addsItems(() => true, { existing: true }),
        removesItems(),
      ),
      allowed: 'the same attributes',
    },
    {
      types: CLIENT_TYPES,
      setting: 'write_attributes',
      worse: anyOf(
        addsItems((name) => !DECIDES.test(name), { existing: true }),
        removesItems(),
      ),
      allowed: 'the same attributes',
    },
  ],
);
