import { isStorePolicy, STORE_POLICY_TYPES } from '@auth0-cognito/contract';
import type { Finding, Rule } from '../../rule';
import { isOpenToAll, policyStatements, statementText, widened, type PolicyStatement } from '../../statements';
import type { Resource, Subject } from '../../subject';
import { otherAccounts } from '../accounts';
import { remaining, touchedTypes } from '../changes';
import { plannedStatements } from '../rights/documents';
import { isSame } from '../values';
import { holdsState } from './state';

/** Types that this rule skips: other rules judge role trust, and the default policy of a VPC endpoint allows everyone. */
const COVERED_BY_OTHER_RULES = /^aws_(iam_|vpc_endpoint)/;

/** Actions that are public by default: an API without a policy is open to everyone. */
const PUBLIC_ACTIONS = /^execute-api:/i;

/** Types with content that others must not read, such as buckets, keys and secrets. */
const STORES = /^aws_(s3|kms|secretsmanager|ssm|dynamodb|backup)/;

/**
 * New statements in the policies of a resource. A policy is any setting with the format of a policy with principals: the format is the
 * same for all AWS services.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html
 */
function gainedStatements(resource: Resource, subject: Subject): readonly PolicyStatement[] {
  const { before, values, unknown = [], type } = resource;
  const known = Object.entries(values)
    .filter(
      ([key, value]) =>
        typeof value === 'string' &&
        /^\s*\{/.test(value) &&
        /"(Not)?Principal"/.test(value) &&
        !isSame(before?.[key], value),
    )
    .map(([key]) => key);
  // A policy that consists of policy documents, which Terraform reads during the apply.
  const undecided = isStorePolicy(type) ? unknown : [];
  return [...known, ...undecided].flatMap((key) =>
    widened(policyStatements(before?.[key]) ?? [], plannedStatements(resource, key, subject) ?? []).filter(
      ({ allows, actions }) => allows && !(actions.length > 0 && actions.every((each) => PUBLIC_ACTIONS.test(each))),
    ),
  );
}

const reviewedResources = (subject: Subject) =>
  remaining(
    subject,
    ...touchedTypes(subject).filter((type) => type.startsWith('aws_') && !COVERED_BY_OTHER_RULES.test(type)),
  );

const PUBLIC_ACL = /^(public-read|public-read-write|authenticated-read)$/;

/** True if an S3 access list changes to a public one. */
const becomesPublic = ({ type, before, values }: Resource) =>
  /^aws_s3_(bucket|bucket_acl|object|bucket_object)$/.test(type) &&
  PUBLIC_ACL.test(String(values.acl)) &&
  !PUBLIC_ACL.test(String(before?.acl));

/** Finds a bucket, key or secret that becomes accessible to everyone. Another rule judges policies on the stores of the state. */
export function storeOpened(known: readonly string[]): Rule {
  const isState = holdsState(known);
  const isJudged = (resource: Resource) =>
    !isState(resource) || (resource.before === null && !/_(policy|acl)$/.test(resource.type));
  return {
    id: 'store-opened',
    severity: 'critical',
    reads: ['plan'],
    title: 'everyone can read or use a bucket, a key or a secret',
    help: 'list the principals in its policy, and keep public access blocked',
    judges: { [STORE_POLICY_TYPES.source]: ['policy'] },
    check: (subject) =>
      reviewedResources(subject)
        .filter((resource) => STORES.test(resource.type) && isJudged(resource))
        .flatMap((resource): Finding[] => [
          ...gainedStatements(resource, subject)
            .filter(isOpenToAll)
            .map((statement) => ({
              address: resource.address,
              received: statementText(statement),
              allowed: 'named principals',
            })),
          ...(becomesPublic(resource)
            ? [
                {
                  address: resource.address,
                  received: `the access list becomes ${String(resource.values.acl)}`,
                  allowed: 'private',
                },
              ]
            : []),
        ]),
  };
}

const awsPrincipals = ({ principals = [] }: PolicyStatement) =>
  principals.filter((each) => each.startsWith('AWS ')).map((each) => each.slice(4));

/** Covers every resource type: a queue, topic or function that another account can use can be part of sign-in, too. */
export const resourceShared: Rule = {
  id: 'resource-shared',
  severity: 'high',
  reads: ['plan'],
  title: 'another AWS account, or everyone, can use a resource',
  help: 'check that each account is yours; name the principals, or limit them by aws:SourceArn or aws:PrincipalOrgID',
  check: (subject) =>
    reviewedResources(subject).flatMap((resource) => {
      const { address, type } = resource;
      return gainedStatements(resource, subject).flatMap((statement): Finding[] => {
        const foreign = statement.allows ? otherAccounts(awsPrincipals(statement), resource, subject) : [];
        if (isOpenToAll(statement) && !STORES.test(type))
          return [{ address, received: statementText(statement), allowed: 'named principals' }];
        return foreign.length === 0
          ? []
          : [{ address, received: `${foreign.join(', ')} may use it`, allowed: 'principals of the same account' }];
      });
    }),
};
