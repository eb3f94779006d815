import { REGION_NAME } from '@auth0-cognito/contract';
import * as z from 'zod';

import type { EnvironmentCode } from '../faults';

/** A text of one shape; the code names what is wrong otherwise. */
const shaped = (pattern: RegExp, code: EnvironmentCode) => z.string().regex(pattern, code);

/** First part of each resource's name, or the environment's own. */
export const shortName = shaped(/^[a-z](?:[a-z0-9]|-(?!-)){0,18}[a-z0-9]$/, 'ERR_ENVIRONMENT_NAME');

export const accountId = shaped(/^\d{12}$/, 'ERR_ENVIRONMENT_ACCOUNT');

export const region = shaped(REGION_NAME, 'ERR_ENVIRONMENT_REGION');

export const bucketName = shaped(
  /^(?!xn--|\d{1,3}(?:\.\d{1,3}){3}$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  'ERR_ENVIRONMENT_BUCKET',
);

export const stateKey = shaped(/^(?!\/)(?!.*\/\/)[\w./-]{1,200}\.tfstate$/, 'ERR_ENVIRONMENT_STATE_KEY');

export const kmsKeyArn = shaped(/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/.+$/, 'ERR_ENVIRONMENT_KMS_KEY');

export const tenantKey = shaped(/^[a-z](?:-?[a-z0-9]){0,31}$/, 'ERR_ENVIRONMENT_RETIRED_TENANT');

export const tenantDomain = shaped(
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
  'ERR_ENVIRONMENT_RETIRED_TENANT',
);

const tagKey = shaped(/^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}$/u, 'ERR_ENVIRONMENT_TAG');
const tagValue = shaped(/^[\p{L}\p{Z}\p{N}_.:/=+@-]{0,256}$/u, 'ERR_ENVIRONMENT_TAG');

/** Tags of a resource, or of all. Terraform's own and the environment's are added. */
export const tags = z
  .record(tagKey, tagValue)
  .refine((value) => Object.keys(value).length <= 40, 'ERR_ENVIRONMENT_TAG');

/** A calendar date: `2026-12-31`. */
export const decommissionDate = z.iso.date({ error: 'ERR_ENVIRONMENT_DECOMMISSION' satisfies EnvironmentCode });
