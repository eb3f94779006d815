import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ACCOUNT, REGION, toolchain } from './aws';

/** As every SDK does, boto3 puts the account in front of the host, which no loopback address can have. */
const SCRIPT = `
import json, sys
import boto3
from botocore.config import Config

endpoint, account, region, arn = sys.argv[1:]
control = boto3.client("s3control", region_name=region, endpoint_url=endpoint, aws_access_key_id="AKIAREHEARSAL",
    aws_secret_access_key="none", config=Config(retries={"max_attempts": 0}))
def to_stand_in(request, **_):
    request.headers["Host"] = f"{account}.s3-control.{region}.amazonaws.com"
    request.url = request.url.replace(f"//{account}.", "//")
control.meta.events.register("before-send.s3-control", to_stand_in)
bucket = {"AccountId": account, "ResourceArn": arn}
def tags():
    return {tag["Key"]: tag["Value"] for tag in control.list_tags_for_resource(**bucket)["Tags"]}
created = tags()
control.tag_resource(**bucket, Tags=[{"Key": "stage", "Value": "dev"}])
control.untag_resource(**bucket, TagKeys=["team"])
print(json.dumps({"created": created, "changed": tags()}))
`;

type Tags = Readonly<Record<string, string>>;

/** What AWS's SDK for Python reads of a bucket's tags in S3 Control, before and after it adds `stage` and removes `team`. */
export async function tagsByS3Control(endpoint: string, arn: string): Promise<{ created: Tags; changed: Tags }> {
  const script = ['-c', SCRIPT, endpoint, ACCOUNT, REGION, arn];
  const { stdout } = await promisify(execFile)(toolchain().python, script);
  return JSON.parse(stdout) as { created: Tags; changed: Tags };
}
