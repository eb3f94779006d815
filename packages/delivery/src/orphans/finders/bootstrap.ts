import { IAMClient, paginateListPolicies } from '@aws-sdk/client-iam';
import { DescribeKeyCommand, KMSClient, paginateListAliases, paginateListKeys } from '@aws-sdk/client-kms';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { awsCommand } from './commands';
import { access, all, byName, regionOf, type Finder, type Finders } from './finder';

/** Finds enabled keys by their description, since a KMS key has no name. */
const key: Finder = async (input) => {
  const client = new KMSClient(access(input));
  const [description, region] = [input.text('description'), regionOf(input)];
  const found = [];
  for (const { KeyId: id = '' } of await all(paginateListKeys({ client }, {}), ({ Keys }) => Keys)) {
    const { KeyMetadata: about } = await client.send(new DescribeKeyCommand({ KeyId: id }));
    if (about?.KeyState === 'Enabled')
      found.push({
        kind: 'KMS key',
        id,
        isNamed: about.Description === description,
        deletion: awsCommand('kms schedule-key-deletion', { 'key-id': id, region }),
      });
  }
  return found;
};

const alias: Finder = async (input) => {
  const client = new KMSClient(access(input));
  const [name, region] = [input.text('name'), regionOf(input)];
  const aliases = await all(paginateListAliases({ client }, {}), ({ Aliases }) => Aliases);
  return aliases.map(({ AliasName: id = '' }) => ({
    kind: 'alias of a KMS key',
    id,
    isNamed: id === name,
    deletion: awsCommand('kms delete-alias', { 'alias-name': id, region }),
  }));
};

const bucket: Finder = (input) =>
  byName(input, input.text('bucket'), async (name) => {
    const client = new S3Client({ ...access(input), followRegionRedirects: true });
    await client.send(new HeadBucketCommand({ Bucket: name }));
    const deletion = awsCommand('s3api delete-bucket', { bucket: name, region: regionOf(input) });
    return { kind: 'S3 bucket', id: name, deletion };
  });

/** Finds a customer managed policy. Its import id is its ARN. */
const policy: Finder = async (input) => {
  const client = new IAMClient(access(input));
  const name = input.text('name');
  const policies = await all(paginateListPolicies({ client }, { Scope: 'Local' }), ({ Policies }) => Policies);
  return policies.map(({ PolicyName, Arn: id = '' }) => ({
    kind: 'IAM policy',
    id,
    isNamed: PolicyName === name,
    deletion: awsCommand('iam delete-policy', { 'policy-arn': id }),
  }));
};

/** Finders of objects that only bootstrap creates: the state store and the permissions boundaries. The key is searched before its alias. */
export const bootstrapFinders: Finders = {
  aws_kms_key: key,
  aws_kms_alias: alias,
  aws_s3_bucket: bucket,
  aws_iam_policy: policy,
};
