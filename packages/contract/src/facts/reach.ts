import { arnForm } from './forms';

const ROLE_ARN = arnForm('iam', 'role/.+');

/** Resources in the AWS account that an environment uses and that do not have its name. CI's deploy role may use only these in addition. */
export interface Reach {
  /** Auth0 hosts with an IAM OIDC provider. */
  readonly issuers: readonly string[];
  /** Hosts of the hosted sign-in, with a certificate and DNS records. */
  readonly customDomains: readonly string[];
  /** Ids of Route 53 zones. */
  readonly hostedZones: readonly string[];
  /** Names of DNS records besides those of the custom domains. */
  readonly dnsNames: readonly string[];
  /** ARNs of Lambda functions, without version or alias. */
  readonly functions: readonly string[];
  /** ARNs of roles that the environment does not create and that it passes to Cognito. */
  readonly roles: readonly string[];
}

type Block = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** The part of Terraform JSON that is read. */
export interface TerraformBlocks {
  readonly resource?: Blocks;
  readonly data?: Blocks;
}

const isLiteral = (value: unknown): value is string => typeof value === 'string' && !value.includes('${');
const literals = (values: readonly unknown[]) => [...new Set(values.filter(isLiteral))].sort();

/** All texts in a value, at any depth. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

/** The reach of an environment's synthesized Terraform JSON. */
export function reachOf({ resource = {}, data = {} }: TerraformBlocks): Reach {
  const blocks = (type: string) => [...Object.values(resource[type] ?? {}), ...Object.values(data[type] ?? {})];
  const values = (type: string, argument: string) => literals(blocks(type).map((block) => block[argument]));
  const customDomains = values('aws_cognito_user_pool_domain', 'domain').filter((domain) => domain.includes('.'));
  const taken = [...blocks('aws_cognito_identity_pool_roles_attachment'), ...blocks('aws_cognito_user_pool')];
  return {
    issuers: literals(
      values('aws_iam_openid_connect_provider', 'url').map((url) => url.replace(/^https:\/\//, '').replace(/\/$/, '')),
    ),
    customDomains,
    hostedZones: values('aws_route53_record', 'zone_id'),
    dnsNames: values('aws_route53_record', 'name').filter((name) => !customDomains.includes(name)),
    functions: literals(
      values('aws_lambda_permission', 'function_name').map((arn) => arn.replace(/(:function:[^:]+):.*$/, '$1')),
    ),
    roles: literals(taken.flatMap(texts)).filter((text) => ROLE_ARN.test(text)),
  };
}
