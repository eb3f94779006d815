import { blocksOf, literal } from './terraform-json';
import type { TerraformJson } from '@auth0-cognito/checkout';
import type { Prerequisite } from './prerequisites';

/** The prerequisites that `./federation bootstrap` creates: the state's bucket and key, and the permissions boundary of the roles. */
export function bootstrapped(json: TerraformJson, prerequisites: readonly Prerequisite[]): readonly Prerequisite[] {
  // An alias, or its ARN.
  const key = literal(json.terraform?.backend?.s3?.kms_key_id)?.replace(/^arn:.*:(?=alias\/)/, '');
  const boundaries = blocksOf(json.resource, 'aws_iam_role').map(({ block }) =>
    String(literal(block.permissions_boundary)),
  );
  return prerequisites.filter((each) => {
    switch (each.kind) {
      case 'state-bucket':
        return true;
      case 'kms-key':
        return each.alias === key;
      case 'iam-policy':
        return boundaries.some((arn) => arn.endsWith(`:policy${each.path}${each.name}`));
      default:
        return false;
    }
  });
}
