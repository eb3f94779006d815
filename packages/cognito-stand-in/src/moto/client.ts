import { request } from 'node:http';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { serviceHost } from '@auth0-cognito/contract';
import type { JsonObject, JsonService, Scope } from '../aws/api';
import { AwsError } from '../aws/aws-error';

/** A request to moto. */
export interface MotoRequest {
  readonly method: string;
  /** Path with the query. */
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: Buffer;
}

/** A response of moto. */
export interface MotoResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A client of moto. */
export interface MotoClient {
  /** Sends a request unchanged, in the given account. */
  send(request: MotoRequest, accountId: string): Promise<MotoResponse>;
  /** Calls an AWS JSON service. Rejects with `AwsError`: the error of moto, or {@link motoFailure}. */
  call(service: JsonService, action: string, input: JsonObject, scope: Scope): Promise<JsonObject>;
  /** Calls an AWS query service, such as IAM. */
  query(service: string, parameters: Readonly<Record<string, string>>, scope: Scope): Promise<MotoResponse>;
  /** Reads from an AWS REST service, such as Route 53. */
  get(service: string, path: string, scope: Scope): Promise<MotoResponse>;
}

const TARGETS: Record<JsonService, string> = {
  'cognito-idp': 'AWSCognitoIdentityProviderService',
  'cognito-identity': 'AWSCognitoIdentityService',
  acm: 'CertificateManager',
};

/** The JSON service and action of `x-amz-target`, or undefined for services that this package forwards to moto. */
export function jsonTarget(target: string | undefined): { service: JsonService; action: string } | undefined {
  const [prefix, action] = target?.split('.') ?? [];
  const entry = Object.entries(TARGETS).find(([, known]) => known === prefix);
  return entry && action ? { service: entry[0] as JsonService, action } : undefined;
}

/** moto reads service and region from the scope of the signature. It checks neither key nor signature. */
function unsigned(service: string, region: string): string {
  return `AWS4-HMAC-SHA256 Credential=rehearsal/20200101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=none`;
}

/**
 * The error for a 5xx of moto: `NotImplemented` if moto does not have the operation, else `InternalFailure` with moto's text.
 * The status is 400, because AWS clients retry a 5xx.
 */
export function motoFailure(
  service: string,
  action: string,
  { status, body }: Pick<MotoResponse, 'status' | 'body'>,
): AwsError {
  return status === 501
    ? new AwsError('NotImplemented', `the rehearsal has no stand-in for ${service}:${action}`)
    : new AwsError('InternalFailure', `moto failed in ${service}:${action}: ${body.toString()}`);
}

/** A {@link MotoClient} for the moto at `url`. */
export function createMotoClient(url: string): MotoClient {
  const { hostname, port } = new URL(url);

  const send: MotoClient['send'] = ({ method, path, headers, body }, accountId) =>
    new Promise((resolve, reject) => {
      // One connection per call, because the Python server can close an idle connection while a request is sent.
      const options = { hostname, port, method, path, agent: false };
      const length = body ? { 'content-length': body.length } : {};
      request({ ...options, headers: { ...headers, ...length, 'x-moto-account-id': accountId } }, (response) => {
        buffer(response).then(
          (content) => resolve({ status: response.statusCode ?? 502, headers: response.headers, body: content }),
          reject,
        );
      })
        .on('error', reject)
        .end(body);
    });

  const head = (service: string, { region }: Scope) => ({
    host: serviceHost(service, region),
    authorization: unsigned(service, region),
  });

  return {
    send,
    query: (service, parameters, scope) =>
      send(
        {
          method: 'POST',
          path: '/',
          headers: { ...head(service, scope), 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
          body: Buffer.from(new URLSearchParams(parameters).toString()),
        },
        scope.accountId,
      ),
    get: (service, path, scope) => send({ method: 'GET', path, headers: head(service, scope) }, scope.accountId),
    call: async (service, action, input, scope) => {
      const { status, body } = await send(
        {
          method: 'POST',
          path: '/',
          headers: {
            ...head(service, scope),
            'content-type': 'application/x-amz-json-1.1',
            'x-amz-target': `${TARGETS[service]}.${action}`,
          },
          body: Buffer.from(JSON.stringify(input)),
        },
        scope.accountId,
      );
      if (status >= 500) throw motoFailure(service, action, { status, body });

      const text = body.toString();
      const answer = (text ? JSON.parse(text) : {}) as JsonObject;
      if (status < 400) return answer;
      const code = String(answer.__type ?? 'UnknownError')
        .split('#')
        .at(-1) as string;
      throw new AwsError(code, String(answer.message ?? answer.Message ?? ''), status);
    },
  };
}
