import { QUOTAS } from '@auth0-cognito/contract';
import { Lazy } from 'cdktf';
import { Construct } from 'constructs';

import { DataAwsIamOpenidConnectProvider } from '@cdktf/provider-aws/lib/data-aws-iam-openid-connect-provider';
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';

import * as checks from '../checks';
import { fault } from '../faults';
import { shapeOf } from '../shape';

/**
 * The service that compares the URL of the provider with `iss` of a token. STS (AssumeRoleWithWebIdentity) requires the
 * complete issuer, for Auth0 with the trailing slash. A Cognito identity pool uses the URL without it.
 */
export type IamOidcConsumer = 'sts' | 'identity-pool';

/** An IAM OIDC provider, created in this stack or referenced. */
export interface IIamOidcProvider {
  readonly arn: string;
  readonly consumer: IamOidcConsumer;
}

/** Values of an {@link IamOidcProvider}. */
export interface IamOidcProviderSettings {
  /**
   * The service that uses the provider. STS requires a URL with a trailing slash, an identity pool one without. An identity pool that uses
   * the provider also accepts ID tokens of Auth0. An application receives these only if the Auth0 application has a callback URL in addition
   * to Cognito's.
   *
   * @default 'identity-pool'
   */
  readonly consumer?: IamOidcConsumer;
  /**
   * Reference the provider of the account for this URL instead of creating it: an account can have one per URL. Its owner must
   * add the client id of the Auth0 application to it. A federation of the same user pool adds it automatically.
   *
   * @default false
   */
  readonly existing?: boolean;
  /**
   * SHA-1 fingerprints of the certificate chain of the issuer, 40 hexadecimal digits each, at most 5.
   *
   * @default - IAM trusts the public certificate authorities
   */
  readonly thumbprints?: readonly string[];
  /**
   * Tags of the provider.
   *
   * @default - the provider's default tags
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** @internal */
export const iamOidcProviderShape = shapeOf<IamOidcProviderSettings>()((z) =>
  z.strictObject({
    consumer: z.enum(['sts', 'identity-pool']).optional(),
    existing: z.flag,
    thumbprints: z.texts.optional(),
    tags: z.textByName.optional(),
  }),
);

/** Props of an {@link IamOidcProvider}. */
export interface IamOidcProviderProps extends IamOidcProviderSettings {
  /** Host of the Auth0 tenant, or of its custom domain if that is the issuer. */
  readonly issuerHost: string;
  /** Client ids of Auth0 applications, which are the `aud` of the tokens. */
  readonly clientIds: readonly string[];
}

const MAX_THUMBPRINTS = 5;

/** Defines Auth0 as an OIDC identity provider of the AWS account, or references an existing one. */
export class IamOidcProvider extends Construct implements IIamOidcProvider {
  readonly arn: string;
  readonly consumer: IamOidcConsumer;
  /** The Terraform resource, or the data source of a referenced provider. */
  readonly resource: IamOpenidConnectProvider | DataAwsIamOpenidConnectProvider;
  private readonly clientIds: string[];

  constructor(scope: Construct, id: string, props: IamOidcProviderProps) {
    super(scope, id);
    const path = this.node.path;
    this.clientIds = [...props.clientIds];
    checks.refuse(this, [
      checkIamOidcProvider(path, props),
      checks.host(`${path}.issuerHost`, props.issuerHost),
      props.clientIds.length === 0 ? fault.ERR_LIST_EMPTY({ path: `${path}.clientIds`, what: 'client id' }) : undefined,
      this.tooMany(),
    ]);

    this.consumer = props.consumer ?? 'identity-pool';
    const url = this.consumer === 'sts' ? `https://${props.issuerHost}/` : `https://${props.issuerHost}`;
    this.resource = props.existing
      ? new DataAwsIamOpenidConnectProvider(this, 'Existing', { url })
      : new IamOpenidConnectProvider(this, 'Resource', {
          url,
          clientIdList: Lazy.listValue({ produce: () => [...this.clientIds] }),
          ...(props.thumbprints && { thumbprintList: [...props.thumbprints] }),
          ...(props.tags && { tags: props.tags }),
        });

    this.arn = this.resource.arn;
  }

  /** Adds the client id of another Auth0 application with the same issuer. Does not change a referenced provider. */
  addClientId(clientId: string): void {
    this.clientIds.push(clientId);
    checks.refuse(this, this.tooMany());
  }

  private tooMany(): checks.Findings {
    const { length } = this.clientIds;
    const path = checks.at(this, 'clientIds');
    return length > QUOTAS.iamOidcClientIds
      ? fault.ERR_LIST_TOO_LONG({ path, length, most: QUOTAS.iamOidcClientIds })
      : undefined;
  }
}

/** Faults of an IAM OIDC provider's settings. @internal */
export function checkIamOidcProvider(path: string, settings: IamOidcProviderSettings = {}): checks.Findings {
  const { thumbprints = [] } = settings;
  return [
    thumbprints.map((thumbprint, index) =>
      checks.matching(thumbprint, /^[0-9a-fA-F]{40}$/, (value) =>
        fault.ERR_THUMBPRINT_INVALID({ path: `${path}.thumbprints[${index}]`, received: value }),
      ),
    ),
    thumbprints.length > MAX_THUMBPRINTS
      ? fault.ERR_LIST_TOO_LONG({ path: `${path}.thumbprints`, length: thumbprints.length, most: MAX_THUMBPRINTS })
      : undefined,
    checks.tags(`${path}.tags`, settings.tags),
  ];
}
