import type { IncomingHttpHeaders } from 'node:http';
import { partitionOfRegion } from '@auth0-cognito/contract';
import { jsonTarget } from '../moto/client';

/** Service and operation of a request, read from its headers. */
export interface Target {
  /** Signing name, such as `cognito-idp` or `s3`. */
  readonly service: string;
  readonly region: string;
  /** Absent for a call without credentials, such as one of a browser. */
  readonly accessKeyId?: string;
  /** Absent if the action is in the body or the path. */
  readonly action?: string;
}

const SCOPE = /Credential=([^/,]+)\/\d{8}\/([^/,]+)\/([^/,]+)\/aws4_request/;
const DEFAULT_REGION = 'us-east-1';
const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;

/** Service and region by host name: `sts.amazonaws.com`, `cognito-idp.eu-central-1.amazonaws.com`, `bucket.s3.eu-central-1.amazonaws.com`. */
function fromHost(host: string): { service: string; region: string } {
  const named = host.split('.').find((label) => REGION.test(label));
  const region = named ?? DEFAULT_REGION;
  const end = `.${partitionOfRegion(region).dnsSuffix}`;
  const labels = (host.endsWith(end) ? host.slice(0, -end.length) : host).split('.');
  const service = labels.filter((label) => label !== named).at(-1) ?? 's3';
  return { service, region };
}

/** Reads the target of a request. As in AWS, the scope of the signature takes precedence over the host. */
export function targetOf(headers: IncomingHttpHeaders): Target {
  const host = (headers.host ?? '').split(':')[0] as string;
  const scope = SCOPE.exec(headers.authorization ?? '');
  const known = scope
    ? { accessKeyId: scope[1] as string, region: scope[2] as string, service: scope[3] as string }
    : fromHost(host);
  const header = headers['x-amz-target'];
  const target = typeof header === 'string' ? header : undefined;
  const action = target?.split('.').at(-1);
  return { ...known, ...jsonTarget(target), ...(action ? { action } : {}) };
}
