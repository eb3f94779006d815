import { isObject, type Json } from '@auth0-cognito/contract';
import type { Rule } from '../../rule';
import { remaining } from '../changes';
import { isSame } from '../values';

const entries = (value: Json | undefined) => (isObject(value) ? value : {});

/** The attributes of a user in applications change at the user's next sign-in. */
export const attributeMappingChanged: Rule = {
  id: 'attribute-mapping-changed',
  severity: 'notice',
  reads: ['plan'],
  judges: { aws_cognito_identity_provider: ['attribute_mapping'] },
  title: 'applications get other attributes of users from their next sign-in on',
  help: 'check that no application depends on the old attributes',
  check: (subject) =>
    remaining(subject, 'aws_cognito_identity_provider')
      .filter(({ before, values }) => before !== null && isObject(values.attribute_mapping))
      .flatMap(({ address, before, values }) => {
        const [old, next] = [entries(before?.attribute_mapping), entries(values.attribute_mapping)];
        const keys = [...new Set([...Object.keys(old), ...Object.keys(next)])].filter(
          (key) => !isSame(old[key], next[key]),
        );
        return keys.length === 0
          ? []
          : [{ address, received: `mapping of ${keys.sort().join(', ')} changes`, allowed: 'an intended change' }];
      }),
};
