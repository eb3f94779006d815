import type { Orphan } from './orphan';

/** The region in an ARN, in the id of a user pool (`eu-central-1_a1B2c3`) or of an identity pool (`eu-central-1:…`). */
const regionIn = (id: string) => (id.startsWith('arn:') ? id.split(':')[3] : /^[a-z0-9-]+/.exec(id)?.[0]) ?? '';

/** A command of the AWS CLI in the region of an object, which need not be the caller's: a certificate of a sign-in domain is in us-east-1. */
const aws = (service: string, command: string, id: string) => `aws ${service} ${command} --region ${regionIn(id)}`;

/** Commands that delete an object by the parts of its import id. */
const COMMANDS: Readonly<Record<string, (id: string) => string>> = {
  // https://auth0.github.io/auth0-cli/
  auth0_action: (id) => `auth0 actions delete ${id}`,
  auth0_client: (id) => `auth0 apps delete ${id}`,
  aws_acm_certificate: (id) => aws('acm', `delete-certificate --certificate-arn ${id}`, id),
  aws_cognito_identity_pool: (id) => aws('cognito-identity', `delete-identity-pool --identity-pool-id ${id}`, id),
  aws_cognito_identity_provider: (id) => {
    const [pool, name] = parts(id, ':');
    return aws('cognito-idp', `delete-identity-provider --user-pool-id ${pool} --provider-name '${name}'`, id);
  },
  aws_cognito_resource_server: (id) => {
    const [pool, name] = parts(id, '|');
    return aws('cognito-idp', `delete-resource-server --user-pool-id ${pool} --identifier '${name}'`, id);
  },
  aws_cognito_user_group: (id) => {
    const [pool, name] = parts(id, '/');
    return aws('cognito-idp', `delete-group --user-pool-id ${pool} --group-name '${name}'`, id);
  },
  // A second pool has the deletion protection of the first.
  aws_cognito_user_pool: (id) => {
    const idp = (command: string) => aws('cognito-idp', `${command} --user-pool-id ${id}`, id);
    const unprotect = `${idp('update-user-pool')} --deletion-protection INACTIVE`;
    return `${idp('list-users')} (has it users?), and if not: ${unprotect} && ${idp('delete-user-pool')}`;
  },
  aws_cognito_user_pool_client: (id) => {
    const [pool, client] = parts(id, '/');
    return aws('cognito-idp', `delete-user-pool-client --user-pool-id ${pool} --client-id ${client}`, id);
  },
  aws_iam_openid_connect_provider: (id) =>
    `aws iam delete-open-id-connect-provider --open-id-connect-provider-arn ${id}`,
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
