import { shown } from '@auth0-cognito/contract';
import { POOL } from '../cognito';
import { blocks, type JsonObject } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

const schema = (values: JsonObject) =>
  new Map(blocks(values.schema).map((attribute) => [String(attribute.name), JSON.stringify(attribute)]));

/** @see https://github.com/hashicorp/terraform-provider-aws/issues/21654 */
export const attributeRemoved: Rule = {
  id: 'attribute-removed',
  severity: 'critical',
  reads: ['plan'],
  title: 'the apply will fail half-way: an attribute of the user pool is changed or removed',
  help: 'leave existing attributes as they are; Cognito lets them be added only',
  check: (subject) =>
    ofType(subject, POOL).flatMap(({ address, before, values, actions }) => {
      if (before === null || actions.includes('delete')) return [];
      const planned = schema(values);
      return [...schema(before)]
        .filter(([name, attribute]) => planned.get(name) !== attribute)
        .map(([name]) => ({
          address: `${address}.schema`,
          received: `${shown(name)} changes`,
          allowed: 'attributes added',
        }));
    }),
};
