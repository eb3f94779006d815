import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ACCOUNT, REGION, toolchain } from './aws';

/**
 * A client of the AWS SDK for Python. Like every SDK, it prefixes the host of S3 Control with the account, which a
 * loopback address cannot have.
 */
const CLIENT = `
import json, sys
import boto3
from botocore.config import Config

endpoint, account, region, *arguments = sys.argv[1:]
def client(service):
    made = boto3.client(service, region_name=region, endpoint_url=endpoint, aws_access_key_id="AKIAREHEARSAL",
        aws_secret_access_key="none", config=Config(retries={"max_attempts": 0}))
    def to_stand_in(request, **_):
        request.headers["Host"] = f"{account}.s3-control.{region}.amazonaws.com"
        request.url = request.url.replace(f"//{account}.", "//")
    made.meta.events.register("before-send.s3-control", to_stand_in)
    return made
`;

/** Runs a script with `client` and `arguments`, and returns the JSON that it prints. */
async function boto3<T>(script: string, endpoint: string, ...given: readonly string[]): Promise<T> {
  const { stdout } = await promisify(execFile)(toolchain().python, [
    '-c',
    CLIENT + script,
    endpoint,
    ACCOUNT,
    REGION,
    ...given,
  ]);
  return JSON.parse(stdout) as T;
}

const TAGS_OF_BUCKET = `
control = client("s3control")
bucket = {"AccountId": account, "ResourceArn": arguments[0]}
def tags():
    return {tag["Key"]: tag["Value"] for tag in control.list_tags_for_resource(**bucket)["Tags"]}
created = tags()
control.tag_resource(**bucket, Tags=[{"Key": "stage", "Value": "dev"}])
control.untag_resource(**bucket, TagKeys=["team"])
print(json.dumps({"created": created, "changed": tags()}))
`;

type Tags = Readonly<Record<string, string>>;

/** The tags of a bucket from S3 Control, before and after the SDK adds `stage` and removes `team`. */
export const tagsByS3Control = (endpoint: string, arn: string) =>
  boto3<{ created: Tags; changed: Tags }>(TAGS_OF_BUCKET, endpoint, arn);

/** The response to `ListRequiredTags`, which this SDK sends as CBOR. */
export const requiredTags = (endpoint: string) =>
  boto3<readonly object[]>(
    'print(json.dumps(client("resourcegroupstaggingapi").list_required_tags(MaxResults=50)["RequiredTags"]))',
    endpoint,
  );
