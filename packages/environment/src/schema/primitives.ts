import * as z from 'zod';

import type { EnvironmentCode } from '../errors';

/** A text of one shape; the code names what is wrong otherwise. */
const shaped = (pattern: RegExp, code: EnvironmentCode) => z.string().regex(pattern, code);

const HOST = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** First part of each resource's name, or the environment's own. */
export const shortName = shaped(/^[a-z](?:[a-z0-9]|-(?!-)){0,18}[a-z0-9]$/, 'ERR_ENVIRONMENT_NAME');

/** Name of a pool, a client or an identity pool. */
export const resourceName = shaped(/^(?! )[\w +=,.@-]{1,128}(?<! )$/, 'ERR_ENVIRONMENT_RESOURCE_NAME');

/** Key under which a part stands in Terraform's addresses. */
export const partKey = shaped(/^[a-zA-Z][\w-]{0,39}$/, 'ERR_ENVIRONMENT_KEY');

export const accountId = shaped(/^\d{12}$/, 'ERR_ENVIRONMENT_ACCOUNT');

export const region = shaped(
  /^(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov|-iso[a-z]?)?-(?:central|north|south|east|west|northeast|northwest|southeast|southwest)-\d$/,
  'ERR_ENVIRONMENT_REGION',
);

export const bucketName = shaped(
  /^(?!xn--|\d{1,3}(?:\.\d{1,3}){3}$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  'ERR_ENVIRONMENT_BUCKET',
);

export const stateKey = shaped(/^(?!\/)(?!.*\/\/)[\w./-]{1,200}\.tfstate$/, 'ERR_ENVIRONMENT_STATE_KEY');

export const host = shaped(HOST, 'ERR_ENVIRONMENT_HOST');

export const domainPrefix = shaped(
  /^(?!.*(?:aws|amazon|cognito))[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  'ERR_ENVIRONMENT_DOMAIN_PREFIX',
);

/** Name of an identity provider; the names of Cognito's own providers are taken. */
export const idpName = shaped(
  /^(?!(?:[Cc][Oo][Gg][Nn][Ii][Tt][Oo]|Facebook|Google|LoginWithAmazon|SignInWithApple)$)[A-Za-z0-9.+=@-]{3,32}$/,
  'ERR_ENVIRONMENT_IDP_NAME',
);

/** ARN of one service. */
export const arn = (service: string) =>
  shaped(new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]*:(?:\\d{12}|aws)?:.+$`), 'ERR_ENVIRONMENT_ARN');

const tagKey = shaped(/^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}$/u, 'ERR_ENVIRONMENT_TAG');
const tagValue = shaped(/^[\p{L}\p{Z}\p{N}_.:/=+@-]{0,256}$/u, 'ERR_ENVIRONMENT_TAG');

/** Tags of every resource; Terraform's own and the environment's are added. */
export const tags = z
  .record(tagKey, tagValue)
  .refine((value) => Object.keys(value).length <= 40, 'ERR_ENVIRONMENT_TAG');
