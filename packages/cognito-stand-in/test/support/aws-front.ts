import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AwsError } from '../../src/aws/aws-error';
import type { JsonObject, JsonService } from '../../src/aws/api';
import type { AwsExchange } from '../../src/http/exchange';
import type { World } from './world';

const SERVICES: Readonly<Record<string, JsonService>> = {
  AWSCognitoIdentityProviderService: 'cognito-idp',
  AWSCognitoIdentityService: 'cognito-identity',
};

/** Serves a world's operations as AWS JSON 1.1, so that the AWS SDK can call them. */
export class AwsFront {
  #server: Server;

  constructor(world: World, record?: (exchange: AwsExchange) => void) {
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        const [service = '', action = ''] = String(request.headers['x-amz-target']).split('.');
        const headers = { 'content-type': 'application/x-amz-json-1.1' };
        const answer = (status: number, content: object) => {
          const text = JSON.stringify(content);
          record?.({
            service: SERVICES[service] ?? 'cognito-idp',
            action,
            method: 'POST',
            url: '/',
            requestHeaders: request.headers,
            requestBody: Buffer.from(body),
            status,
            responseHeaders: headers,
            responseBody: Buffer.from(text),
          });
          response.writeHead(status, headers).end(text);
        };
        world.call(`${SERVICES[service] ?? 'cognito-idp'}:${action}`, JSON.parse(body) as JsonObject).then(
          (result) => answer(200, result),
          (error: unknown) => {
            const { code, message, status } =
              error instanceof AwsError ? error : new AwsError('TestFailure', String(error));
            answer(status, { __type: code, message });
          },
        );
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
