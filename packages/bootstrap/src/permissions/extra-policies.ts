import type { Fault } from '@auth0-cognito/contract';

import { fault } from '../faults';
import type { Bootstrap } from '../schema';

/** Whether a resource pattern of S3 can match a bucket or its objects. Only the part before the first wildcard is compared. */
function mayMatchBucket(resource: string, bucket: string): boolean {
  if (resource !== '*' && !/^arn:[^:]*:s3:/.test(resource)) return false;
  const [, path = '*'] = resource.split(':::');
  const [name = ''] = path.split('/');
  const [literal = ''] = name.split(/[*?]/);
  return literal === name ? name === bucket : bucket.startsWith(literal);
}

/** Refuses extra policies that allow access to a state bucket: states contain secrets in plain text. */
export const extraPolicyFaults = ({ accounts }: Bootstrap): readonly Fault[] =>
  accounts.flatMap(({ stateBucket, environments }, account) =>
    Object.entries(environments).flatMap(([name, { extraPolicies = [] }]) =>
      extraPolicies.flatMap(({ actions, resources }, at) =>
        resources.flatMap((resource, of) =>
          actions.some((action) => action.startsWith('s3:')) && mayMatchBucket(resource, stateBucket)
            ? fault.ERR_BOOTSTRAP_EXTRA_STATE({
                path: `accounts[${account}].environments.${name}.extraPolicies[${at}].resources[${of}]`,
                received: resource,
                bucket: stateBucket,
              })
            : [],
        ),
      ),
    ),
  );
