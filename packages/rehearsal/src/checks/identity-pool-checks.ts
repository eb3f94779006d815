import { DescribeIdentityPoolCommand, GetIdentityPoolRolesCommand } from '@aws-sdk/client-cognito-identity';
import { GetRoleCommand } from '@aws-sdk/client-iam';
import { identityPoolPrincipal, userPoolProviderName, type EnvironmentOutputs } from '@auth0-cognito/contract';
import type { AwsClients } from '../clients/aws';
import { holdsAll, same } from './check';
import type { Check } from './check';

interface TrustPolicy {
  readonly Statement: readonly { readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>> }[];
}

/** Every value of a condition key, with any operator. */
function conditionValues(policy: TrustPolicy, key: string): string[] {
  return policy.Statement.flatMap(({ Condition: condition = {} }) =>
    Object.values(condition).flatMap((entries) => [entries[key] ?? []].flat() as string[]),
  );
}

/** Checks that the identity pool accepts tokens of the web client, and that its role trusts only this pool. */
export async function identityPoolChecks(aws: AwsClients, outputs: EnvironmentOutputs): Promise<Check[]> {
  const identity = aws.identity(outputs.region);
  const IdentityPoolId = outputs.identity_pool_id;
  const roleName = outputs.authenticated_role_arn.split('/').at(-1) ?? '';
  const [pool, roles, { Role: role }] = await Promise.all([
    identity.send(new DescribeIdentityPoolCommand({ IdentityPoolId })),
    identity.send(new GetIdentityPoolRolesCommand({ IdentityPoolId })),
    aws.iam(outputs.region).send(new GetRoleCommand({ RoleName: roleName })),
  ]);
  const trust = JSON.parse(decodeURIComponent(role?.AssumeRolePolicyDocument ?? '{"Statement":[]}')) as TrustPolicy;
  const web = outputs.clients[outputs.web_client]?.client_id ?? '';
  const principal = identityPoolPrincipal(outputs.region);
  return [
    holdsAll(
      'identity pool: accepts tokens of the web client',
      [`${userPoolProviderName(outputs.region, outputs.user_pool_id)} ${web}`],
      pool.CognitoIdentityProviders?.map(({ ProviderName, ClientId }) => `${ProviderName} ${ClientId}`),
    ),
    same('identity pool: authenticated role', outputs.authenticated_role_arn, roles.Roles?.authenticated),
    same(
      'authenticated role: trusts this identity pool only',
      [IdentityPoolId],
      conditionValues(trust, `${principal}:aud`),
    ),
    same('authenticated role: for signed-in users only', ['authenticated'], conditionValues(trust, `${principal}:amr`)),
  ];
}
