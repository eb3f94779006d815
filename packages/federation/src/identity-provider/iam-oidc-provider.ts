import { Construct } from 'constructs';

import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';

import * as checks from '../checks';

/**
 * Who compares the provider's URL with a token's `iss`. STS (AssumeRoleWithWebIdentity) takes the whole issuer, for
 * Auth0 with the trailing slash; a Cognito identity pool finds the provider by the URL without it.
 */
export type IamOidcConsumer = 'sts' | 'identity-pool';

/** Values of an {@link IamOidcProvider}. */
export interface IamOidcProviderSettings {
  /**
   * Who uses the provider, which decides on the trailing slash of its URL.
   *
   * @default 'sts'
   */
  readonly consumer?: IamOidcConsumer;
  /**
   * Tags of the provider.
   *
   * @default - the provider's default tags
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Props of an {@link IamOidcProvider}. */
export interface IamOidcProviderProps extends IamOidcProviderSettings {
  /** Host of the Auth0 tenant, or of its custom domain where that is the issuer. */
  readonly issuerHost: string;
  /** Client ids of Auth0 applications, which are the `aud` of the tokens. */
  readonly clientIds: readonly string[];
}

/** Defines Auth0 as an OIDC identity provider of the AWS account. There can be one per URL and account. */
export class IamOidcProvider extends Construct {
  readonly arn: string;
  /** The Terraform resource, for settings that the props do not have. */
  readonly resource: IamOpenidConnectProvider;

  constructor(scope: Construct, id: string, props: IamOidcProviderProps) {
    super(scope, id);
    checks.refuse(this, checks.host(checks.at(this, 'issuerHost'), props.issuerHost));

    this.resource = new IamOpenidConnectProvider(this, 'Resource', {
      url: iamProviderUrl(props.issuerHost, props.consumer),
      clientIdList: [...props.clientIds],
      ...(props.tags && { tags: props.tags }),
    });

    this.arn = this.resource.arn;
  }
}

/** The URL under which IAM knows an issuer. */
export function iamProviderUrl(issuerHost: string, consumer: IamOidcConsumer = 'sts'): string {
  return consumer === 'sts' ? `https://${issuerHost}/` : `https://${issuerHost}`;
}
