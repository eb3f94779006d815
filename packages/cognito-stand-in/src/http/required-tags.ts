import type { MotoResponse } from '../moto/client';

/** The parts of a call that are used here. */
interface TaggingCall {
  /** Signing name. */
  readonly service: string;
  readonly action: string;
}

const CBOR = 'application/cbor';
/** `{"RequiredTags": []}` as RFC 8949 encodes it: a map of one entry, a text string of 12 bytes, an empty array. */
const NOTHING_IN_CBOR = Buffer.concat([Buffer.from([0xa1, 0x6c]), Buffer.from('RequiredTags'), Buffer.from([0x80])]);
const NOTHING_IN_JSON = Buffer.from(JSON.stringify({ RequiredTags: [] }));

/**
 * Returns the tags that the tag policies of the organization require: none, as in an account without an organization. Version 6
 * of the AWS provider calls this if `tag_policy_compliance` is set. SDKs use JSON or CBOR, depending on their version.
 *
 * @see https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_ListRequiredTags.html
 * @see https://github.com/hashicorp/terraform-provider-aws/pull/45143
 * @see https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
 */
export function requiredTagsResponse(
  { service, action }: TaggingCall,
  contentType: string | undefined,
): MotoResponse | undefined {
  if (service !== 'tagging' || action !== 'ListRequiredTags') return undefined;
  return contentType?.startsWith(CBOR)
    ? { status: 200, headers: { 'content-type': CBOR, 'smithy-protocol': 'rpc-v2-cbor' }, body: NOTHING_IN_CBOR }
    : { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: NOTHING_IN_JSON };
}
