import { isObject, shown, cognitoGuide } from '@auth0-cognito/contract';
import { oidcProviders } from '../cognito';
import type { Rule } from '../rule';

const problems = (mapping: Readonly<Record<string, unknown>>): readonly string[] => [
  ...(mapping.username === 'sub' ? [] : ['username is not sub']),
  ...(mapping.email === 'email' ? [] : ['email is not mapped from email']),
  ...(mapping.email_verified === 'email_verified'
    ? []
    : ['email_verified is not mapped, so each mapped address counts as unverified']),
  ...Object.keys(mapping)
    .filter((name) => name !== name.toLowerCase() && !name.startsWith('custom:'))
    .map((name) => `${name} is not lower case`),
];

export const attributeMapping: Rule = {
  id: 'attribute-mapping',
  severity: 'critical',
  reads: ['configuration'],
  title: 'users would sign in without their attributes',
  help: 'map username from sub, email from email and email_verified from email_verified',
  source: cognitoGuide('cognito-user-pools-specifying-attribute-mapping'),
  check: (subject) =>
    oidcProviders(subject).flatMap(({ address, values }) => {
      const mapping = isObject(values.attribute_mapping) ? values.attribute_mapping : {};
      return problems(mapping).map((problem) => ({
        address: `${address}.attribute_mapping`,
        received: `${problem}: ${shown(mapping)}`,
        allowed: 'username = sub, email = email, email_verified = email_verified, and others in lower case',
      }));
    }),
};
