import { IAMClient } from '@aws-sdk/client-iam';
import { canonical } from '@auth0-cognito/policy';
import { AWS_CALLS } from './aws-calls';
import { awsCommand, joinCommands } from './commands';
import { access, all, GENERATED, undefinedIfMissing, type Finder, type Finders } from './finder';

const openIdConnectProvider: Finder = async (input) => {
  const url = input.text('url');
  if (url === undefined) return [];
  const client = new IAMClient(access(input));
  const { OpenIDConnectProviderList: providers = [] } = await client.send(
    new AWS_CALLS['iam:ListOpenIDConnectProviders']({}),
  );
  // A trailing slash is part of the name: providers for STS have it, providers for identity pools do not.
  const end = `:oidc-provider/${url.replace(/^https:\/\//, '')}`;
  return providers.map(({ Arn: id = '' }) => ({
    kind: `IAM OIDC provider of ${url}`,
    id,
    isNamed: id.endsWith(end),
    deletion: awsCommand('iam delete-open-id-connect-provider', { 'open-id-connect-provider-arn': id }),
  }));
};

const inlinePolicies = (client: IAMClient, RoleName: string) =>
  all(AWS_CALLS['iam:ListRolePolicies']({ client }, { RoleName }), ({ PolicyNames }) => PolicyNames);

const inlineDeletion = (role: string, policy: string) =>
  awsCommand('iam delete-role-policy', { 'role-name': role, 'policy-name': policy });

/** Commands that delete the policies of a role and then the role: IAM does not delete a role with policies. */
async function roleDeletion(client: IAMClient, role: string): Promise<string> {
  const attached = await all(
    AWS_CALLS['iam:ListAttachedRolePolicies']({ client }, { RoleName: role }),
    ({ AttachedPolicies }) => AttachedPolicies,
  );
  return joinCommands(
    ...attached.map(({ PolicyArn = '' }) =>
      awsCommand('iam detach-role-policy', { 'role-name': role, 'policy-arn': PolicyArn }),
    ),
    ...(await inlinePolicies(client, role)).map((policy) => inlineDeletion(role, policy)),
    awsCommand('iam delete-role', { 'role-name': role }),
  );
}

/**
 * Finds a role by its name. If the provider generates the name, it compares the trust policy, which contains the environment's identity
 * pool or external id.
 */
const role: Finder = async (input) => {
  const [name, trust] = [input.text('name'), input.text('assume_role_policy')];
  if (name === undefined && trust === undefined) return [];
  const client = new IAMClient(access(input));
  const roles = await all(AWS_CALLS['iam:ListRoles']({ client }, {}), ({ Roles }) => Roles);
  const isTrusted = (document = '') => trust !== undefined && sameJson(decodeURIComponent(document), trust);
  return Promise.all(
    roles.map(async ({ RoleName: id = '', AssumeRolePolicyDocument: document }) => {
      const isNamed = name === undefined ? GENERATED.test(id) && isTrusted(document) : id === name;
      return {
        kind: name === undefined ? 'IAM role with this trust' : 'IAM role',
        id,
        isNamed,
        deletion: isNamed ? await roleDeletion(client, id) : '',
      };
    }),
  );
};

// Compares with sorted keys, since the provider sorts the JSON that it sends.
const sameJson = (one: string, other: string) => canonical(JSON.parse(one)) === canonical(JSON.parse(other));

/** Finds an inline policy in the declared role and in the role that the state has. */
const rolePolicy: Finder = async (input) => {
  const [RoleName, name] = [input.text('role'), input.text('name')];
  if (RoleName === undefined) return [];
  const client = new IAMClient(access(input));
  const knownRole = input.known?.split(':')[0];
  const roles = [...new Set([RoleName, ...(knownRole === undefined ? [] : [knownRole])])];
  const found = await Promise.all(
    roles.map(async (of) =>
      ((await undefinedIfMissing(inlinePolicies(client, of))) ?? []).map((each) => ({
        kind: `policy of role ${of}`,
        id: `${of}:${each}`,
        isNamed: of === RoleName && (name === undefined ? GENERATED.test(each) : each === name),
        deletion: inlineDeletion(of, each),
      })),
    ),
  );
  return found.flat();
};

export const iamFinders: Finders = {
  aws_iam_openid_connect_provider: openIdConnectProvider,
  aws_iam_role: role,
  aws_iam_role_policy: rolePolicy,
};
