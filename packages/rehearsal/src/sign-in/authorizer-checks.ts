import { JwtVerifier } from 'aws-jwt-verify';
import { same } from '../checks/check';
import type { Check } from '../checks/check';
import type { StateResource } from '../terraform/terraform-folder';
import type { TokenContext } from './token-checks';

/** A JWT authorizer of an HTTP API, as Terraform applied it. */
export interface PlannedAuthorizer {
  /** Such as `aws_apigatewayv2_authorizer.ApiAuthorizer`. */
  readonly address: string;
  readonly issuer: string;
  readonly audience: readonly string[];
}

/** The JWT authorizers among the resources of a state. */
export function authorizersIn(resources: readonly StateResource[]): PlannedAuthorizer[] {
  return resources
    .filter(({ type, values }) => type === 'aws_apigatewayv2_authorizer' && values.authorizer_type === 'JWT')
    .flatMap(({ address, values }) =>
      (values.jwt_configuration as Partial<PlannedAuthorizer>[]).map(({ issuer = '', audience = [] }) => ({
        address,
        issuer,
        audience,
      })),
    );
}

/** API Gateway uses `client_id` only if a token has no `aud`. */
function hasAudience(audience: readonly string[], payload: Readonly<Record<string, unknown>>): void {
  const found = [payload.aud ?? payload.client_id].flat();
  if (!found.some((each) => audience.includes(String(each)))) throw new Error(`audience ${found.join(', ')}`);
}

async function verified(authorizer: PlannedAuthorizer, { jwks }: TokenContext, accessToken: string): Promise<Check> {
  const { issuer, audience, address } = authorizer;
  const verifier = JwtVerifier.create({
    issuer,
    audience: null,
    jwksUri: `${issuer}/.well-known/jwks.json`,
    customJwtCheck: ({ payload }) => hasAudience(audience, payload),
  });
  verifier.cacheJwks(jwks);
  const response = await verifier.verify(accessToken).then(
    () => 'accepted',
    (error: Error) => error.message,
  );
  return same(`${address} accepts the access token`, 'accepted', response);
}

/**
 * Checks the access token of a sign-in as each API authorizer with this user pool as its issuer does. An authorizer for other
 * clients of the pool must have their ids; this token is not checked against it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export async function authorizerChecks(
  authorizers: readonly PlannedAuthorizer[],
  context: TokenContext,
  accessToken: string,
): Promise<Check[]> {
  const { outputs, client } = context;
  const known = Object.values(outputs.clients).map(({ client_id }) => client_id);
  const ofThisPool = authorizers.filter(({ issuer }) => issuer.includes(outputs.user_pool_id));
  const checks = ofThisPool.map(async (authorizer): Promise<Check[]> => {
    const { address, audience } = authorizer;
    const unknown = audience.filter((id) => !known.includes(id));
    const clients = same(`${address}: audience without a client of the pool`, [], unknown);
    const isForOthers = audience.length > 0 && unknown.length === 0 && !audience.includes(client.client_id);
    return isForOthers ? [clients] : [clients, await verified(authorizer, context, accessToken)];
  });
  return (await Promise.all(checks)).flat();
}
