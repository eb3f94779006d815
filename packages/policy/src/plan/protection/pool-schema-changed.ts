import { shown, type JsonObject } from '@auth0-cognito/contract';
import { blocks } from '../../json';
import type { Finding, Rule } from '../../rule';
import { touched } from '../changes';
import { isSame } from '../values';

const attributes = (pool: JsonObject | null) =>
  new Map(blocks(pool?.schema).map((attribute) => [String(attribute.name), attribute]));

/**
 * Cognito can only add attributes, but Terraform also plans other changes.
 */
export const poolSchemaChanged: Rule = {
  id: 'pool-schema-changed',
  severity: 'critical',
  reads: ['plan'],
  judges: { aws_cognito_user_pool: ['schema'] },
  title: 'a user attribute is changed or removed, which Cognito refuses: the apply will fail',
  help: 'keep the existing attributes, and add a new one with another name',
  source: 'https://github.com/hashicorp/terraform-provider-aws/issues/21654',
  check: (subject) =>
    touched(subject, 'aws_cognito_user_pool')
      .filter(({ actions, before }) => actions.includes('update') && before !== null)
      .filter(({ values }) => Array.isArray(values.schema))
      .flatMap(({ address, before, values }): Finding[] => {
        const after = attributes(values);
        return [...attributes(before)]
          .filter(([name, attribute]) => !isSame(after.get(name), attribute))
          .map(([name]) => ({
            address,
            received: `attribute ${shown(name)} is ${after.has(name) ? 'changed' : 'removed'}`,
            allowed: 'new attributes only',
          }));
      }),
};
