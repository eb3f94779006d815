import { GROUPS_FUNCTION_VARIABLES, isObject, type GroupOfFunction, type JsonObject } from '@auth0-cognito/contract';
import { block } from '../../json';
import type { Rule } from '../../rule';
import { remaining } from '../changes';
import { isNewEnvironment } from '../same-plan';

/** Groups that the function assigns on one side of a change: the attribute that it reads, and the text of each group by its name. */
interface GroupClaims {
  readonly attribute: string;
  readonly groups: ReadonlyMap<string, string>;
}

const groupText = ({ name, role, precedence }: GroupOfFunction) =>
  role === undefined ? name : `${name} with the role ${role} of precedence ${precedence}`;

function groupsIn(text: string): readonly GroupOfFunction[] | undefined {
  try {
    const groups = JSON.parse(text) as unknown;
    return Array.isArray(groups) && groups.every((group) => isObject(group) && typeof group.name === 'string')
      ? (groups as GroupOfFunction[])
      : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined if the function assigns no groups by an attribute, or if the plan does not show its variables. */
function groupClaimsOf(side: JsonObject | null): GroupClaims | undefined {
  const variables = block(block(side?.environment).variables);
  const [attribute, text] = [
    variables[GROUPS_FUNCTION_VARIABLES.attribute],
    variables[GROUPS_FUNCTION_VARIABLES.groups],
  ];
  const groups = typeof text === 'string' ? groupsIn(text) : undefined;
  if (typeof attribute !== 'string' || groups === undefined) return undefined;
  return { attribute, groups: new Map(groups.map((group) => [group.name, groupText(group)])) };
}

/** The groups, and thus the roles, that a claim of the identity provider can assign. */
export const claimGroupsWidened: Rule = {
  id: 'claim-groups-widened',
  severity: 'high',
  reads: ['plan'],
  title: 'a claim of the identity provider assigns more groups or roles than before',
  help: 'check the groups and their roles, and who can set the claim at the identity provider',
  check: (subject) =>
    remaining(subject, 'aws_lambda_function').flatMap(({ address, before, values }) => {
      const [old, next] = [groupClaimsOf(before), groupClaimsOf(values)];
      if (next === undefined || (old === undefined && isNewEnvironment(subject))) return [];
      const gained = [...next.groups]
        .filter(([name, words]) => old?.groups.get(name) !== words)
        .map(([, words]) => words);
      const words = [
        ...(gained.length > 0 ? [`${next.attribute} gives ${gained.join(', ')}`] : []),
        ...(old !== undefined && old.attribute !== next.attribute
          ? [`reads ${next.attribute} instead of ${old.attribute}`]
          : []),
      ];
      return words.length === 0
        ? []
        : [{ address, received: words.join('; '), allowed: 'the same groups, roles and attribute' }];
    }),
};
