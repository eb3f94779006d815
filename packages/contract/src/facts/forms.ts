import { PARTITION_NAMES } from './partitions';

/** Formats of names, ids and ARNs that the services accept. */

/** Id of an AWS account. */
export const ACCOUNT_ID = /^\d{12}$/;

/**
 * Name of an S3 bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export const BUCKET_NAME = /^(?!xn--|\d{1,3}(?:\.\d{1,3}){3}$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Key of a Terraform state in its bucket. */
export const STATE_KEY = /^(?!\/)(?!.*\/\/)[\w./-]{1,200}\.tfstate$/;

/** Name of an organization or an environment. All other names begin with these. */
export const NAME_PART = /^[a-z](?:[a-z0-9]|-(?!-)){0,18}[a-z0-9]$/;

const PLAN_SUFFIX = '-plan';

/** GitHub environment of the jobs that plan an environment. The GitHub environment of its deploy jobs has the environment's own name. */
export const planJobsOf = (environment: string): string => `${environment}${PLAN_SUFFIX}`;

/**
 * Names that an environment must not have. `npm` and `sandbox` are the GitHub environments of `release.yml` and `live-test.yml`: different
 * kinds of jobs must not share a GitHub environment, since it has their roles and secrets. cdktf treats `constructor` as an existing construct.
 */
export const RESERVED_NAMES = ['npm', 'sandbox', 'constructor'];

/** Name of an environment. It must not end with `-plan`, the suffix of the GitHub environments in which pull requests are planned. */
export const ENVIRONMENT_NAME = new RegExp(
  `^(?!.*${PLAN_SUFFIX}$|(?:${RESERVED_NAMES.join('|')})$)${NAME_PART.source.slice(1)}`,
);

/** The names that {@link ENVIRONMENT_NAME} refuses, for messages. */
export const RESERVED_TEXT = `not ${RESERVED_NAMES.join(', ')}, nor a name that ends with ${PLAN_SUFFIX}`;

/** A bare host name in lower case, with at least two labels. */
export const HOST_NAME = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * Pattern of the ARN of a resource in an account. ARNs of IAM have no region, since IAM is global.
 *
 * @param resource pattern of the last part, such as `role/.+`
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export const arnForm = (service: string, resource: string): RegExp =>
  new RegExp(`^arn:(?:${PARTITION_NAMES}):${service}:${service === 'iam' ? '' : '[a-z0-9-]+'}:\\d{12}:${resource}$`);

/** Parts of an ARN. Region and account are empty if the ARN has none. */
export interface ArnParts {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** The parts of an ARN; undefined for any other text. */
export function parseArn(text: string): ArnParts | undefined {
  const [, partition, service, region, account, resource] =
    /^arn:([^:]+):([^:]+):([^:]*):([^:]*):(.+)$/s.exec(text) ?? [];
  if (partition === undefined || service === undefined || resource === undefined) return undefined;
  return { partition, service, region: region ?? '', account: account ?? '', resource };
}

/** Domains of Auth0 tenants. Private clouds use either of them. */
const TENANT_DOMAINS: readonly string[] = ['auth0.com', 'auth0app.com'];

/**
 * Whether a host is that of an Auth0 tenant, not a custom domain: `acme.eu.auth0.com`, or in a private cloud `identity.acme.auth0.com` or
 * `prod.acme.auth0app.com`. The Management API has only this host.
 *
 * @see https://auth0.com/docs/deploy/private-cloud/private-cloud-onboarding/standard-private-cloud-infrastructure-requirements
 */
export const isAuth0TenantHost = (host: string): boolean =>
  HOST_NAME.test(host) && TENANT_DOMAINS.some((domain) => host.endsWith(`.${domain}`));

/** ARN of an IAM policy: a customer managed or an AWS managed policy. */
export const POLICY_ARN = new RegExp(`^arn:(?:${PARTITION_NAMES}):iam::(?:\\d{12}|aws):policy/.+$`);

/** ARN of any resource, or `*`. */
export const ANY_RESOURCE = new RegExp(`^(?:\\*|arn:(?:${PARTITION_NAMES}):[a-z0-9-]+:.*)$`);
