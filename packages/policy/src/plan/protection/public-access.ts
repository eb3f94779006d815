import type { Rule } from '../../rule';
import { removed } from '../changes';
import { withFindings, becomes, leaves, settingsRule } from '../settings';
import { holdsState } from './state';

const BLOCKS = ['aws_s3_bucket_public_access_block', 'aws_s3_account_public_access_block'];
const SETTINGS = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'];

/**
 * Finds public access to a bucket, and function URLs without authorization. S3 blocks public access to a new bucket until a setting
 * disables the block. A function URL without authorization answers every request.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
 * @param known names, ids or ARNs of the state bucket, which another rule judges.
 */
export function publicAccessAllowed(known: readonly string[]): Rule {
  const isState = holdsState(known);
  return withFindings(
    settingsRule(
      {
        id: 'public-access-allowed',
        severity: 'high',
        title: 'a bucket can be made public, or everyone can call a function',
        help: 'keep public access blocked; set the authorization type of a function URL to AWS_IAM, or put a gateway that authorizes in front of it',
      },
      [
        ...SETTINGS.map((setting) => ({ types: BLOCKS, setting, worse: leaves([true], false), allowed: 'true' })),
        {
          types: ['aws_lambda_function_url'],
          setting: 'authorization_type',
          worse: becomes(['NONE']),
          allowed: 'AWS_IAM',
        },
      ],
      (resource) => !isState(resource),
    ),
    (subject) => {
      const buckets = removed(subject, 'aws_s3_bucket').map(({ before }) => before?.bucket ?? before?.id);
      return removed(subject, ...BLOCKS)
        .filter((block) => !block.actions.includes('create') && !isState(block))
        .filter(({ before }) => before?.bucket === undefined || !buckets.includes(before.bucket))
        .map(({ address }) => ({ address, received: 'is removed', allowed: 'the same block' }));
    },
  );
}
