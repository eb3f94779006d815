import { isObject, type Json, type JsonObject } from '@auth0-cognito/contract';
import { at, blocks, list } from '../../json';
import type { Rule } from '../../rule';
import type { Resource, Subject } from '../../subject';
import { remaining } from '../changes';
import { isSame } from '../values';

const parsed = (text: Json | undefined): Json | undefined => {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    // Not a policy: IAM refuses it, so there is no trust to judge.
    return undefined;
  }
};

const federated = (statement: JsonObject) =>
  list(at(statement, 'Principal', 'Federated')).filter((principal) => typeof principal === 'string');

/** Condition operators that limit the trust: the value must exist and match. */
const LIMITING_OPERATORS = /^(ForAnyValue:|ForAllValues:)?String(Equals|EqualsIgnoreCase|Like)$/;

const bindsAud = (statement: JsonObject) =>
  Object.entries(isObject(statement.Condition) ? statement.Condition : {}).some(
    ([operator, keys]) =>
      LIMITING_OPERATORS.test(operator) &&
      Object.entries(isObject(keys) ? keys : {}).some(
        ([key, value]) => /:aud$/i.test(key) && list(value).length > 0 && !list(value).includes('*'),
      ),
  );

/** Statements of a trust policy that accept every token of the provider. */
const openStatements = ({ values }: Resource) =>
  blocks(at(parsed(values.assume_role_policy), 'Statement')).filter(
    (statement) => statement.Effect !== 'Deny' && federated(statement).length > 0 && !bindsAud(statement),
  );

/** Statements in policy documents that Terraform reads during the apply. The policy of the role is then unknown. */
const openDocuments = (subject: Subject) =>
  subject.resources
    .filter(({ mode, type }) => mode === 'data' && type === 'aws_iam_policy_document')
    .filter(({ values }) =>
      blocks(values.statement).some(
        (statement) =>
          statement.effect !== 'Deny' &&
          blocks(statement.principals).some(({ type }) => type === 'Federated') &&
          !blocks(statement.condition).some(
            ({ test, variable }) => LIMITING_OPERATORS.test(String(test)) && /:aud$/i.test(String(variable)),
          ),
      ),
    );

export const trustWithoutAud: Rule = {
  id: 'trust-without-aud',
  severity: 'high',
  reads: ['plan'],
  judges: { aws_iam_role: ['assume_role_policy'] },
  title: 'users of another identity pool or application can assume an AWS role',
  help: 'require the audience (…:aud) of this identity pool or application in the trust policy',
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html',
  check: (subject) => [
    ...remaining(subject, 'aws_iam_role')
      .filter(({ before, values }) => !isSame(before?.assume_role_policy, values.assume_role_policy))
      .filter((role) => openStatements(role).length > 0)
      .map((role) => ({
        address: role.address,
        received: `trusts ${openStatements(role).flatMap(federated).join(', ')} without a condition on aud`,
        allowed: 'StringEquals on the provider’s aud',
      })),
    ...openDocuments(subject).map(({ address }) => ({
      address,
      received: 'trusts a federated provider without a condition on aud',
      allowed: 'StringEquals on the provider’s aud',
    })),
  ],
};
