import { declaredResources } from './declared';
import type { StateObject } from '../terraform/state-objects';
import type { Stack } from '../terraform/stack';

/** Types that need no search: to create one only changes a setting of another object, and to do this again changes nothing. */
export const SETTINGS: readonly string[] = [
  'auth0_client_credentials',
  'auth0_client_grant',
  'auth0_connection_client',
  'auth0_trigger_action',
  'aws_acm_certificate_validation',
  'aws_cognito_identity_pool_roles_attachment',
  'aws_cognito_managed_user_pool_client',
  'aws_iam_role_policy_attachment',
  'aws_s3_bucket_lifecycle_configuration',
  'aws_s3_bucket_ownership_controls',
  'aws_s3_bucket_policy',
  'aws_s3_bucket_public_access_block',
  'aws_s3_bucket_server_side_encryption_configuration',
  'aws_s3_bucket_versioning',
];

/**
 * Types without a finder whose import id is the value of an argument; for each, the argument.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs, "Import" of each resource
 */
const IMPORT_ID: Readonly<Record<string, string>> = {
  aws_cloudwatch_log_group: 'name',
  aws_dynamodb_table: 'name',
  aws_ecr_repository: 'name',
  aws_iam_instance_profile: 'name',
};

/** A resource that is not in the state and has no finder. Only extensions have such resources. */
export interface Unsearched {
  /** `aws_apigatewayv2_api.Api`. */
  readonly address: string;
  /** Its import id, if an argument contains it; undefined if AWS generates it. */
  readonly importId: string | undefined;
}

/** Resources that a stopped apply may have created and that the search for orphans does not find. */
export async function unsearched(stack: Stack, objects: readonly StateObject[]): Promise<readonly Unsearched[]> {
  const { FINDERS } = await import('./finders');
  const searched = new Set([...SETTINGS, ...Object.keys(FINDERS)]);
  const known = new Set(objects.map(({ address }) => address));
  return declaredResources(stack)
    .filter(({ type, address }) => !searched.has(type) && !known.has(address))
    .map(({ type, address, block }) => {
      const id = block[IMPORT_ID[type] ?? ''];
      return { address, importId: typeof id === 'string' && !id.includes('${') ? id : undefined };
    });
}
