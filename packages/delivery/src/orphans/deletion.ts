import type { Orphan } from './orphan';

/** Commands that delete an object by the parts of its import id. */
const COMMANDS: Readonly<Record<string, (id: string) => string>> = {
  // https://auth0.github.io/auth0-cli/
  auth0_action: (id) => `auth0 actions delete ${id}`,
  auth0_client: (id) => `auth0 apps delete ${id}`,
  aws_acm_certificate: (id) => `aws acm delete-certificate --certificate-arn ${id}`,
  aws_cognito_identity_pool: (id) => `aws cognito-identity delete-identity-pool --identity-pool-id ${id}`,
  aws_cognito_identity_provider: (id) => {
    const [pool, name] = parts(id, ':');
    return `aws cognito-idp delete-identity-provider --user-pool-id ${pool} --provider-name '${name}'`;
  },
  aws_cognito_resource_server: (id) => {
    const [pool, name] = parts(id, '|');
    return `aws cognito-idp delete-resource-server --user-pool-id ${pool} --identifier '${name}'`;
  },
  aws_cognito_user_group: (id) => {
    const [pool, name] = parts(id, '/');
    return `aws cognito-idp delete-group --user-pool-id ${pool} --group-name '${name}'`;
  },
  // A second pool has the deletion protection of the first.
  aws_cognito_user_pool: (id) =>
    `aws cognito-idp list-users --user-pool-id ${id} (has it users?), and if not: aws cognito-idp update-user-pool --user-pool-id ${id} ` +
    `--deletion-protection INACTIVE && aws cognito-idp delete-user-pool --user-pool-id ${id}`,
  aws_cognito_user_pool_client: (id) => {
    const [pool, client] = parts(id, '/');
    return `aws cognito-idp delete-user-pool-client --user-pool-id ${pool} --client-id ${client}`;
  },
  aws_iam_openid_connect_provider: (id) =>
    `aws iam delete-open-id-connect-provider --open-id-connect-provider-arn ${id}`,
  aws_lambda_function: (id) => `aws lambda delete-function --function-name ${id}`,
};

function parts(id: string, separator: string): readonly [string, string] {
  const at = id.indexOf(separator);
  return [id.slice(0, at), id.slice(at + 1)];
}

/** How to delete an object: a command, or words for a type without one. */
export function deletionOf({ address, id }: Pick<Orphan, 'address' | 'id'>): string {
  const type = address.split('.')[0] ?? '';
  return COMMANDS[type]?.(id) ?? `delete ${id} in the console of its service`;
}
