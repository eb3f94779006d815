import type { ModelFault } from './model-fault';

/** A difference from a service model that is correct or intended. */
interface KnownDifference {
  /** Matches the complete operation. */
  readonly operation: RegExp;
  /** Matches the complete path of the member; empty for the whole response. */
  readonly path: RegExp;
  /** @default - any problem at this path */
  readonly problem?: RegExp;
  readonly reason: string;
}

const KNOWN: readonly KnownDifference[] = [
  {
    operation: /cognito-idp:(Create|Describe|Update)UserPool/,
    path: /UserPool\.SchemaAttributes\[\]\.Name/,
    problem: /'phone_number_verified'/,
    reason: 'The standard attribute is longer than the 20 characters that the model allows for names.',
  },
  {
    operation: /cognito-idp:\w*UserPool(Domain)?/,
    path: /Domain|CloudFrontDomain|UserPool\.CustomDomain|DomainDescription\.Domain/,
    problem: /does not match \^\[a-z0-9\]\(/,
    reason:
      'The pattern is for prefixes. CreateUserPoolDomain documents auth.example.com as a custom domain, and CloudFront domains have dots, too.',
  },
  {
    operation: /route53:ListHostedZones/,
    path: /Marker/,
    problem: /is required/,
    reason: 'By the API reference, Marker is the value of the marker parameter, so the first page has none.',
  },
  {
    operation: /route53:ListTagsForResource/,
    path: /ResourceTagSet\.Tags/,
    problem: /^0 entries/,
    reason: 'The list is a required member, and a zone without tags has none.',
  },
  {
    operation: /route53:ChangeResourceRecordSets/,
    path: /ChangeInfo/,
    problem: /is required/,
    reason: 'Omitted, because the AWS provider of Terraform would wait 10 s or more for each record (FIDELITY.md).',
  },
  {
    operation: /lambda:GetFunctionCodeSigningConfig/,
    path: /CodeSigningConfigArn/,
    problem: /is required/,
    reason: 'The AWS provider of Terraform treats a response without it as a function without code signing.',
  },
  {
    operation: /s3:Get\w+/,
    path: /(?:)/,
    problem: /^(NoSuch\w+|\w+NotFoundError) is no error of the operation$/,
    reason:
      'The model lists few errors; the API reference has them: docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
  },
  {
    operation: /s3:PutObject/,
    path: /(?:)/,
    problem: /^PreconditionFailed is no error of the operation$/,
    reason:
      'The response to If-None-Match, which locks the state: docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html',
  },
  {
    operation: /cognito-idp:GET cognito-idp/,
    path: /(?:)/,
    problem: /^the service has no such operation$/,
    reason:
      'The public documents of a pool (/.well-known/openid-configuration, /.well-known/jwks.json) are not operations of the API.',
  },
];

const matchesWhole = ({ source }: RegExp, text: string) => new RegExp(`^(?:${source})$`).test(text);

/** Whether a difference is in the list. */
export const isKnownDifference = ({ operation, path, problem }: ModelFault): boolean =>
  KNOWN.some(
    (known) =>
      matchesWhole(known.operation, operation) &&
      matchesWhole(known.path, path) &&
      (known.problem?.test(problem) ?? true),
  );
