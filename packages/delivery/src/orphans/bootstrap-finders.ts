import { IAMClient, paginateListPolicies } from '@aws-sdk/client-iam';
import { DescribeKeyCommand, KMSClient, paginateListAliases, paginateListKeys } from '@aws-sdk/client-kms';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { awsAccess } from '../aws/aws-access';
import type { Finder, Finders, Sought } from './orphan';

const access = ({ declared }: Sought) => awsAccess(String(declared.provider.region));

/** A key has no name: by its description, among those that are not scheduled for deletion. */
const key: Finder = async (sought) => {
  const client = new KMSClient(access(sought));
  const description = sought.text('description');
  const found = [];
  for await (const { Keys: keys = [] } of paginateListKeys({ client }, {})) {
    for (const { KeyId: id = '' } of keys) {
      const { KeyMetadata: known } = await client.send(new DescribeKeyCommand({ KeyId: id }));
      if (known?.Description === description && known?.KeyState === 'Enabled')
        found.push({ kind: 'KMS key', id, isNamed: true });
    }
  }
  return found;
};

const alias: Finder = async (sought) => {
  const client = new KMSClient(access(sought));
  const name = sought.text('name');
  for await (const { Aliases: aliases = [] } of paginateListAliases({ client }, {})) {
    if (aliases.some(({ AliasName }) => AliasName === name))
      return [{ kind: 'alias of a KMS key', id: name ?? '', isNamed: true }];
  }
  return [];
};

const bucket: Finder = async (sought) => {
  const name = sought.text('bucket');
  if (name === undefined) return [];
  const client = new S3Client({ ...access(sought), followRegionRedirects: true });
  try {
    await client.send(new HeadBucketCommand({ Bucket: name }));
    return [{ kind: 'S3 bucket', id: name, isNamed: true }];
  } catch (error) {
    if ((error as Error).name === 'NotFound') return [];
    throw error;
  }
};

/** A policy of the account itself. Terraform imports it by its ARN. */
const policy: Finder = async (sought) => {
  const client = new IAMClient(access(sought));
  const name = sought.text('name');
  for await (const { Policies: policies = [] } of paginateListPolicies({ client }, { Scope: 'Local' })) {
    const found = policies.find(({ PolicyName }) => PolicyName === name);
    if (found) return [{ kind: 'IAM policy', id: found.Arn ?? '', isNamed: true }];
  }
  return [];
};

/** Finders of what only bootstrap makes: the state store, and the permissions boundaries. The key comes before its alias. */
export const bootstrapFinders: Finders = {
  aws_kms_key: key,
  aws_kms_alias: alias,
  aws_s3_bucket: bucket,
  aws_iam_policy: policy,
};
