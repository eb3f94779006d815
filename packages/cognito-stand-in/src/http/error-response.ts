import type { AwsError } from '../aws/aws-error';
import type { MotoResponse } from '../moto/client';

/** Protocol of a service: JSON with the action in a header, XML with the action in the body, or REST. */
export type Protocol = 'json' | 'query' | 'rest-json' | 'rest-xml';

const REST_XML = ['s3', 'route53', 'cloudfront'];

/** The protocol of a request, from its headers. */
export function protocolOf(service: string, target: string | undefined, contentType: string | undefined): Protocol {
  if (target) return 'json';
  if (REST_XML.includes(service)) return 'rest-xml';
  if (contentType?.startsWith('application/x-www-form-urlencoded')) return 'query';
  return 'rest-json';
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** Text escaped for an XML element. */
export const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);

/** An error in the format of the service. */
export function errorResponse({ code, message, status }: AwsError, protocol: Protocol, service: string): MotoResponse {
  if (protocol === 'json' || protocol === 'rest-json') {
    const type = protocol === 'json' ? 'application/x-amz-json-1.1' : 'application/json';
    return {
      status,
      headers: { 'content-type': type, 'x-amzn-errortype': code },
      body: Buffer.from(JSON.stringify({ __type: code, message })),
    };
  }
  const error = `<Code>${escaped(code)}</Code><Message>${escaped(message)}</Message>`;
  const body =
    service === 's3'
      ? `<Error>${error}</Error>`
      : `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>rehearsal</RequestId></ErrorResponse>`;
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${body}`),
  };
}
