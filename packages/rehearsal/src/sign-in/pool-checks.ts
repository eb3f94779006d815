import { AdminGetUserCommand, DescribeIdentityProviderCommand } from '@aws-sdk/client-cognito-identity-provider';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import { same } from '../checks/check';
import type { Check } from '../checks/check';
import type { AwsClients } from '../clients/aws';
import type { TestUser } from './test-user';
import { primaryFederation } from './test-user';
import type { BrowserCredentials } from './application-page';

/**
 * ARN of a session of a role, without the name of the session. Unlike the ARN of the role it has no path
 * (https://github.com/hashicorp/terraform-provider-aws/pull/19957: "The sts assumed-role ARN doesn't include the path of the role").
 */
export function assumedRoleArn(roleArn: string): string {
  const [arn, partition, , region, account, role = ''] = roleArn.split(':');
  return [arn, partition, 'sts', region, account, `assumed-role/${role.split('/').at(-1)}`].join(':');
}

/** Checks the AWS identity of the browser: the role of signed-in users. */
export async function awsIdentityChecks(
  aws: AwsClients,
  outputs: EnvironmentOutputs,
  shown: { readonly identityId: string; readonly accessKeyId: string },
  credentials: BrowserCredentials | undefined,
): Promise<Check[]> {
  if (!credentials) return [same('AWS credentials from the identity pool', 'some', 'none')];
  const sts = new STSClient({ ...aws.config(outputs.region), credentials });
  const { Arn: arn } = await sts.send(new GetCallerIdentityCommand({}));
  return [
    same('identity of the identity pool', outputs.identity_pool_id.split(':')[0], shown.identityId.split(':')[0]),
    same('application and browser have the same credentials', credentials.accessKeyId, shown.accessKeyId),
    same(
      'the AWS credentials have the role for signed-in users',
      assumedRoleArn(outputs.authenticated_role_arn),
      arn?.replace(/\/[^/]+$/, ''),
    ),
  ];
}

/** Expected values of the mapped attributes of a user, without those of unknown claims. */
async function expectedAttributes(aws: AwsClients, outputs: EnvironmentOutputs, person: TestUser) {
  const { identity_provider: provider } = primaryFederation(outputs);
  const requested = new DescribeIdentityProviderCommand({ UserPoolId: outputs.user_pool_id, ProviderName: provider });
  const { IdentityProvider: idp } = await aws.cognito(outputs.region).send(requested);
  const claims: Readonly<Record<string, string>> = { email: person.email, email_verified: 'true', name: person.name };
  return Object.entries(idp?.AttributeMapping ?? {}).flatMap(([attribute, claim]) => {
    const value = claims[claim];
    return value === undefined ? [] : [[attribute, value] as const];
  });
}

/** Checks the user in the user pool with the AWS SDK. */
export async function poolUserChecks(
  aws: AwsClients,
  outputs: EnvironmentOutputs,
  person: TestUser,
  username: string,
): Promise<Check[]> {
  const [user, expected] = await Promise.all([
    aws.cognito(outputs.region).send(new AdminGetUserCommand({ UserPoolId: outputs.user_pool_id, Username: username })),
    expectedAttributes(aws, outputs, person),
  ]);
  const attribute = (name: string) => user.UserAttributes?.find(({ Name }) => Name === name)?.Value;
  return [
    same('user pool: status', 'EXTERNAL_PROVIDER', user.UserStatus),
    ...expected.map(([name, value]) => same(`user pool: attribute ${name}`, value, attribute(name))),
  ];
}
