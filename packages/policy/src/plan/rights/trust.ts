import { accountOfArn } from '@auth0-cognito/contract';
import type { Finding, Rule } from '../../rule';
import {
  requiredValues,
  isOpenToAll,
  policyStatements,
  statementText,
  widened,
  type PolicyStatement,
} from '../../statements';
import type { Resource, Subject } from '../../subject';
import { accountOf } from '../accounts';
import { remaining } from '../changes';
import { isKnown, isSame } from '../values';
import { plannedStatements } from './documents';

const ROLE = 'aws_iam_role';

/** New statements of the roles whose trust changes. */
const addedStatements = (role: Resource, subject: Subject): readonly PolicyStatement[] => {
  const { before, values } = role;
  const next = plannedStatements(role, 'assume_role_policy', subject);
  const isAsBefore =
    isKnown(values.assume_role_policy) && isSame(before?.assume_role_policy, values.assume_role_policy);
  if (next === undefined || isAsBefore) return [];
  return widened(policyStatements(before?.assume_role_policy) ?? [], next);
};

export const trustOpen: Rule = {
  id: 'trust-open',
  severity: 'critical',
  reads: ['plan'],
  title: 'every AWS account can assume a role',
  help: 'list the principals that may assume the role',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  judges: { [ROLE]: ['assume_role_policy'] },
  check: (subject) =>
    remaining(subject, ROLE).flatMap((role) =>
      addedStatements(role, subject)
        .filter(isOpenToAll)
        .map((statement) => ({
          address: role.address,
          received: statementText(statement),
          allowed: 'named principals',
        })),
    ),
};

const GITHUB = /token\.actions\.githubusercontent\.com$/;
const IDENTITY = /cognito-identity[\w.-]*amazonaws\.com(\.cn)?$/;

/** Reasons why the principals of a statement are too broad; empty for a usual trust. */
function faultsOf(statement: PolicyStatement, role: Resource, subject: Subject): readonly string[] {
  const who = statement.principals ?? [];
  const federated = who.filter((each) => each.startsWith('Federated '));
  const aws = who.filter((each) => each.startsWith('AWS '));
  const account = accountOf(subject, role);
  const foreign = aws.filter((each) => (accountOfArn(each.slice(4)) ?? each.slice(4)) !== account);
  const subjects = requiredValues(statement, / token\.actions\.githubusercontent\.com:sub$/);
  const isWide = subjects === undefined || subjects.some((sub) => /^(\*|repo:[^:]*\*)/.test(sub));
  const isWhole = !isWide && subjects.some((sub) => /^repo:[^:]*:\*/.test(sub));
  const amr = requiredValues(statement, / cognito-identity[\w.-]*:amr$/);
  return [
    ...(foreign.length > 0
      ? [`another account may assume it: ${foreign.map((each) => each.slice(4)).join(', ')}`]
      : []),
    ...(aws.length > foreign.length
      ? [
          `one more principal may assume it: ${aws
            .filter((each) => !foreign.includes(each))
            .map((each) => each.slice(4))
            .join(', ')}`,
        ]
      : []),
    ...(federated.some((each) => GITHUB.test(each)) && isWide
      ? ['a workflow of any repository may assume it: no condition on sub']
      : []),
    // https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
    ...(federated.some((each) => GITHUB.test(each)) && isWhole
      ? ['any branch, pull request or environment of a repository may assume it']
      : []),
    ...(federated.some((each) => IDENTITY.test(each)) && amr === undefined
      ? ['guests may assume it, too: no condition on amr']
      : []),
    ...(amr?.some((each) => each !== 'authenticated') === true && role.before !== null
      ? [`users who are ${amr.join(', ')} may assume it`]
      : []),
    ...(statement.exceptions === '' ? [] : ['it names who may not, instead of who may']),
  ];
}

/** A change of a trust policy without a new principal is not a finding. */
export const trustWidened: Rule = {
  id: 'trust-widened',
  severity: 'high',
  reads: ['plan'],
  title: 'more users or programs can assume a role',
  help: 'check who may assume the role, and under which conditions',
  judges: { [ROLE]: ['assume_role_policy'] },
  check: (subject) =>
    remaining(subject, ROLE).flatMap((role): Finding[] =>
      addedStatements(role, subject)
        .filter((statement) => !isOpenToAll(statement))
        .flatMap((statement) => {
          const faults = faultsOf(statement, role, subject);
          const worse = faults.length > 0 ? faults : role.before === null ? [] : [statementText(statement)];
          return worse.map((received) => ({
            address: role.address,
            received,
            allowed: 'the same principals and conditions',
          }));
        }),
    ),
};
