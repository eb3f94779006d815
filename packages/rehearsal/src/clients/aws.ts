import { ACMClient } from '@aws-sdk/client-acm';
import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { Route53Client } from '@aws-sdk/client-route-53';
import { S3Client } from '@aws-sdk/client-s3';
import { SESClient } from '@aws-sdk/client-ses';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { HttpsProxyAgent } from 'https-proxy-agent';

/** Settings of a client in this process for the stand-ins, independent of environment variables. */
export interface Reach {
  /** The gateway's URL. */
  readonly proxy: string;
  /** PEM of the only trusted authority. */
  readonly authority: string;
}

/** Access keys. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * An agent for a tunnel through the gateway whose TLS trusts the authority. The options of HttpsProxyAgent are only for the
 * connection to the proxy.
 */
class TrustingProxyAgent extends HttpsProxyAgent<string> {
  constructor(private readonly reach: Reach) {
    super(reach.proxy, { keepAlive: true });
  }

  override connect(...[request, options]: Parameters<HttpsProxyAgent<string>['connect']>) {
    return super.connect(request, { ...options, ca: this.reach.authority } as typeof options);
  }
}

/** Clients of the official AWS SDK, by region where services have regions. */
export class AwsClients {
  private readonly handler: NodeHttpHandler;

  constructor(
    reach: Reach,
    private readonly credentials: AwsCredentials,
  ) {
    this.handler = new NodeHttpHandler({ httpsAgent: new TrustingProxyAgent(reach) });
  }

  /** Settings of any SDK client. */
  config(region: string) {
    return {
      region,
      credentials: this.credentials,
      requestHandler: this.handler,
      maxAttempts: 2,
      // Otherwise environment variables and AWS files of the user would apply, such as AWS_ENDPOINT_URL.
      retryMode: 'standard',
      defaultsMode: 'standard' as const,
      useFipsEndpoint: false,
      useDualstackEndpoint: false,
      ignoreConfiguredEndpointUrls: true,
    };
  }

  readonly acm = (region: string) => new ACMClient(this.config(region));
  readonly cognito = (region: string) => new CognitoIdentityProviderClient(this.config(region));
  readonly identity = (region: string) => new CognitoIdentityClient(this.config(region));
  readonly kms = (region: string) => new KMSClient(this.config(region));
  readonly lambda = (region: string) => new LambdaClient(this.config(region));
  readonly s3 = (region: string) => new S3Client(this.config(region));
  readonly ses = (region: string) => new SESClient(this.config(region));
  /** IAM of the partition that the region is in. */
  readonly iam = (region = 'us-east-1') => new IAMClient(this.config(region));
  readonly route53 = () => new Route53Client(this.config('us-east-1'));

  /** Closes idle connections. */
  destroy(): void {
    this.handler.destroy();
  }
}
