import { regionalHost } from '@auth0-cognito/contract';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { AwsApi, JsonObject, JsonService } from '../aws/api';
import { AwsError } from '../aws/aws-error';
import type { RequestCheck } from '../aws/request-check';
import type { MotoResponse, MotoClient } from '../moto/client';
import { jsonTarget, motoFailure } from '../moto/client';
import type { ActionName } from './action-names';
import { actionName } from './action-names';
import { corrected } from './moto-corrections';
import { bucketOf, createBucketPolicies } from './bucket-policies';
import type { CallLog } from './call-log';
import { corsHeaders, preflightHeaders } from './cors';
import type { Protocol } from './error-response';
import { errorResponse, protocolOf } from './error-response';
import type { AwsExchange } from './exchange';
import { requiredTagsResponse } from './required-tags';
import type { SignInEndpoints } from './sign-in-responses';
import { signInResponse } from './sign-in-responses';
import type { Target } from './target';
import { targetOf } from './target';

/** The handlers of the listener. */
export interface ListenerParts {
  readonly api: AwsApi;
  readonly moto: MotoClient;
  /** Refuses a request that violates the model of its service. */
  readonly checkRequest: RequestCheck;
  readonly log: CallLog;
  /** The account of a call. */
  readonly accountOf: (accessKeyId: string | undefined) => string;
  readonly signIn: SignInEndpoints;
  /** Receives each call with its content. */
  readonly onExchange?: ((exchange: AwsExchange) => void) | undefined;
}

/** One call in an account. */
interface Call {
  readonly target: Target;
  readonly accountId: string;
  readonly body: Buffer;
}

/** Hop-by-hop headers, which are not forwarded. */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
];
const WRITES = /^(Create|Update|Delete|Set|Add|Tag|Untag|Admin)/;

const header = (request: IncomingMessage, name: string) => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

/** Headers of the request to moto, which reads partition and region from the host name. */
function forwardedHeaders(request: IncomingMessage): OutgoingHttpHeaders {
  const host = header(request, 'host');
  const kept = Object.entries(request.headers).filter(
    ([name]) => !HOP_BY_HOP.includes(name) && name !== 'content-length',
  );
  return { ...Object.fromEntries(kept), ...(host && { host: regionalHost(host) }) };
}

/**
 * Handles every request to `*.amazonaws.com`: operations of Cognito and ACM with `api`, all others with moto. An unsupported
 * operation returns 400, because AWS clients retry a 5xx for minutes.
 */
export function createListener(parts: ListenerParts): RequestListener {
  const { api, moto, checkRequest, log, accountOf, signIn, onExchange } = parts;
  // Checks read before they write, so writes to one account and region run one after another.
  const lastWrite = new Map<string, Promise<unknown>>();
  const bucketPolicies = createBucketPolicies();
  const oneAfterAnother = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const mine = (lastWrite.get(key) ?? Promise.resolve()).then(work);
    lastWrite.set(
      key,
      mine.catch(() => undefined),
    );
    return mine;
  };

  const handleJson = async (service: JsonService, action: string, { target, accountId, body }: Call) => {
    const { region } = target;
    const work = () => api(service, action, parsed(body), { accountId, region });
    const answer = WRITES.test(action) ? await oneAfterAnother(`${accountId}/${region}`, work) : await work();
    return {
      status: 200,
      headers: { 'content-type': 'application/x-amz-json-1.1' },
      body: Buffer.from(JSON.stringify(answer)),
    };
  };

  const forwardToMoto = async (
    request: IncomingMessage,
    name: ActionName,
    { target, accountId, body }: Call,
  ): Promise<MotoResponse> => {
    const given = { method: request.method ?? 'GET', path: request.url ?? '/', headers: forwardedHeaders(request) };
    const answer = await moto.send({ ...given, ...(body.length ? { body } : {}) }, accountId);
    if (answer.status >= 500) throw motoFailure(target.service, name.action, answer);
    return corrected({ service: target.service, name, userAgent: header(request, 'user-agent') }, answer);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = targetOf(request.headers);
    if (request.method === 'OPTIONS') {
      const allowed = preflightHeaders(target.service, request.headers);
      if (allowed) {
        response.writeHead(200, allowed).end();
        return;
      }
    }

    const body = await buffer(request);
    const host = header(request, 'host') ?? '';
    const contentType = header(request, 'content-type') ?? '';
    const url = new URL(request.url ?? '/', 'http://aws');
    const name = actionName({ ...target, method: request.method ?? 'GET', host, url, contentType, body });
    const accountId = accountOf(target.accessKeyId);
    const call: Call = { target, accountId, body };
    const protocol = protocolOf(target.service, header(request, 'x-amz-target'), contentType);

    const answer = await refusing(protocol, target.service, async () => {
      if (target.action) checkRequest.json(target.service, target.action, parsed(body));
      if (protocol === 'query') checkRequest.query(target.service, name.action, new URLSearchParams(body.toString()));
      const json = jsonTarget(header(request, 'x-amz-target'));
      if (json) return handleJson(json.service, json.action, call);
      const { action } = name;
      const tags = requiredTagsResponse({ service: target.service, action }, contentType);
      if (tags) return tags;
      const signInCall = { target, action, method: request.method ?? 'GET', path: url.pathname, body };
      const answer = await signInResponse(signIn, signInCall);
      const forward = () => forwardToMoto(request, name, call);
      const bucket = bucketOf(host, url.pathname);
      const policy =
        target.service === 's3' && (await bucketPolicies.handle({ action, accountId, bucket, body }, forward));
      return answer ?? (policy || forward());
    });
    const principal = target.accessKeyId ?? 'anonymous';
    log.record({
      service: target.service,
      ...name,
      accountId,
      region: target.region,
      principal,
      status: answer.status,
    });
    onExchange?.({
      service: target.service,
      action: name.action,
      method: request.method ?? 'GET',
      url: request.url ?? '/',
      requestHeaders: request.headers,
      requestBody: body,
      status: answer.status,
      responseHeaders: answer.headers,
      responseBody: answer.body,
    });
    send(request, response, target.service, answer);
  };

  return (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // moto has ended or the client has disconnected; neither can be retried.
      if (response.headersSent) return void response.destroy();
      const failed = new AwsError('ServiceUnavailable', `the rehearsal's AWS failed: ${String(error)}`);
      send(request, response, 'aws', errorResponse(failed, 'json', 'aws'));
    });
  };
}

function parsed(body: Buffer): JsonObject {
  const input = jsonOf(body.toString() || '{}');
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input as JsonObject;
  throw new AwsError('SerializationException', 'the request body is not a JSON object');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function refusing(protocol: Protocol, service: string, work: () => Promise<MotoResponse>): Promise<MotoResponse> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AwsError) return errorResponse(error, protocol, service);
    throw error;
  }
}

function send(request: IncomingMessage, response: ServerResponse, service: string, answer: MotoResponse): void {
  const kept = Object.entries(answer.headers).filter(
    ([name]) => !HOP_BY_HOP.includes(name) && name !== 'content-length',
  );
  // A response to HEAD has the length of the body that it omits.
  const length = request.method === 'HEAD' ? answer.headers['content-length'] : answer.body.length;
  response.writeHead(answer.status, {
    'x-amzn-requestid': randomUUID(),
    ...Object.fromEntries(kept),
    ...corsHeaders(service, request.headers),
    ...(length === undefined || answer.status === 204 ? {} : { 'content-length': length }),
  });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}
