import { serviceHost } from '@auth0-cognito/contract';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';

/** Settings of an SDK client like those of Terraform's provider: the credential chain, and HTTPS_PROXY. */
export function awsAccess(region: string) {
  // The SDK does not use HTTPS_PROXY.
  const proxy = getProxyForUrl(`https://${serviceHost('cognito-idp', region)}`);
  return {
    region,
    maxAttempts: 5,
    ...(proxy !== '' && { requestHandler: new NodeHttpHandler({ httpsAgent: new HttpsProxyAgent(proxy) }) }),
  };
}
