import { aRegionOfArn } from '@auth0-cognito/contract';
import { XMLParser } from 'fast-xml-parser';
import type { Scope } from '../aws/api';
import { AwsError } from '../aws/aws-error';
import type { MotoClient } from './client';

/** An IAM role. */
export interface IamRole {
  readonly arn: string;
  /** The trust policy, parsed. */
  readonly trustPolicy: unknown;
}

/** An IAM OIDC identity provider. */
export interface IamOpenIdConnectProvider {
  /** Without the scheme, as in IAM: `tenant.eu.auth0.com` or `tenant.eu.auth0.com/`. */
  readonly url: string;
  readonly clientIds: readonly string[];
}

/** The objects of IAM that Cognito reads. A missing object is `undefined`. */
export interface IamDirectory {
  role(arn: string): Promise<IamRole | undefined>;
  openIdConnectProvider(arn: string): Promise<IamOpenIdConnectProvider | undefined>;
}

const xml = new XMLParser({ parseTagValue: false });

const accountOf = (arn: string) => arn.split(':')[4];

/** An {@link IamDirectory} of one account, which reads from moto. IAM is global in a partition. */
export function createIamDirectory(moto: MotoClient, { accountId, region }: Scope): IamDirectory {
  const call = async (arn: string, action: string, parameters: Record<string, string>) => {
    const { status, body } = await moto.query(
      'iam',
      { Action: action, Version: '2010-05-08', ...parameters },
      { accountId, region: aRegionOfArn(arn) ?? region },
    );
    if (status === 404) return undefined;
    if (status >= 400) throw new AwsError('ServiceException', `IAM returned ${status} for ${action}`);
    const response = xml.parse(body.toString()) as Record<string, Record<string, Record<string, unknown>>>;
    return response[`${action}Response`]?.[`${action}Result`];
  };

  return {
    role: async (arn) => {
      // Cognito, too, refuses roles of another account.
      if (accountOf(arn) !== accountId) return undefined;
      const response = await call(arn, 'GetRole', { RoleName: arn.split('/').at(-1) as string });
      const role = response?.Role as { Arn: string; AssumeRolePolicyDocument: string } | undefined;
      if (!role || role.Arn !== arn) return undefined;
      return { arn, trustPolicy: JSON.parse(decodeURIComponent(role.AssumeRolePolicyDocument)) as unknown };
    },
    openIdConnectProvider: async (arn) => {
      if (accountOf(arn) !== accountId) return undefined;
      const response = await call(arn, 'GetOpenIDConnectProvider', { OpenIDConnectProviderArn: arn });
      if (!response) return undefined;
      const clientIds = (response.ClientIDList as { member?: string | string[] } | '' | undefined) || {};
      return { url: String(response.Url).replace(/^https:\/\//, ''), clientIds: [clientIds.member ?? []].flat() };
    },
  };
}
