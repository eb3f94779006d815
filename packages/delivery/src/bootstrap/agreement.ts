import { accountOf, providerBlock, s3Backend } from '@auth0-cognito/checkout';
import type { TerraformJson } from '@auth0-cognito/checkout';
import { reachOf } from '@auth0-cognito/contract';
import type { Fault, Reach } from '@auth0-cognito/contract';
import { fault } from '../faults';
import type { ListedEnvironment } from './listed-environments';

const REACH: readonly (keyof Reach)[] = ['issuers', 'customDomains', 'hostedZones', 'dnsNames', 'functions', 'roles'];

/** Faults of resources that the environment uses and its deploys may not, and of roles with a boundary that deploys may not use. */
function reachFaults(environment: string, own: TerraformJson, listed: ListedEnvironment): Fault[] {
  const used = reachOf(own);
  const boundaries = Object.values(own.resource?.aws_iam_role ?? {}).map(({ permissions_boundary: arn }) => arn);
  return [
    ...REACH.flatMap((kind) =>
      used[kind]
        .filter((value) => !listed.reach[kind].includes(value))
        .map((value) => fault.ERR_BOOTSTRAP_REACH({ environment, kind, received: value, known: listed.reach[kind] })),
    ),
    ...[...new Set(boundaries)]
      .filter((arn) => arn !== listed.boundary_arn)
      .map((arn) => fault.ERR_BOOTSTRAP_BOUNDARY({ environment, received: arn, boundary: listed.boundary_arn })),
  ];
}

/** Faults of values of the environment that differ from the accounts. */
export function agreementFaults(
  environment: string,
  own: TerraformJson,
  account: TerraformJson,
  listed: ListedEnvironment,
): Fault[] {
  const [backend, expected] = [s3Backend(own), s3Backend(account)];
  const compared = [
    ['account', accountOf(own), accountOf(account)],
    ['region', backend.region, expected.region],
    ['state.bucket', backend.bucket, expected.bucket],
    ['state.key', backend.key, listed.state_key],
    ['state.kmsKeyId', backend.kms_key_id, expected.kms_key_id],
    ['tenant of the first federation', providerBlock(own, 'auth0').domain as string, listed.tenant],
  ] as const;
  const disagreements = compared
    .filter(([, received, allowed]) => received !== allowed)
    .map(([setting, received = '', value = '']) =>
      fault.ERR_BOOTSTRAP_DISAGREES({ environment, setting, received, value }),
    );
  // With another account or tenant, nothing is allowed.
  return disagreements.length > 0 ? disagreements : reachFaults(environment, own, listed);
}
