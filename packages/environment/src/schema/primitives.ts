import {
  ACCOUNT_ID,
  arnForm,
  BUCKET_NAME,
  ENVIRONMENT_NAME,
  HOST_NAME,
  NAME_PART,
  REGION_NAME,
  STATE_KEY,
  TAG_KEY,
  TAG_VALUE,
} from '@auth0-cognito/contract';
import * as z from 'zod';

import type { EnvironmentCode } from '../faults';

/** A string with a pattern, and the code of its fault. */
const shaped = (pattern: RegExp, code: EnvironmentCode) => z.string().regex(pattern, code);

/** First part of the name of each resource. */
export const organizationName = shaped(NAME_PART, 'ERR_ENVIRONMENT_NAME');

export const environmentName = shaped(ENVIRONMENT_NAME, 'ERR_ENVIRONMENT_NAME');

export const accountId = shaped(ACCOUNT_ID, 'ERR_ENVIRONMENT_ACCOUNT');

export const region = shaped(REGION_NAME, 'ERR_ENVIRONMENT_REGION');

export const bucketName = shaped(BUCKET_NAME, 'ERR_ENVIRONMENT_BUCKET');

export const stateKey = shaped(STATE_KEY, 'ERR_ENVIRONMENT_STATE_KEY');

export const kmsKeyArn = shaped(arnForm('kms', 'key/.+'), 'ERR_ENVIRONMENT_KMS_KEY');

export const tenantKey = shaped(/^[a-z](?:-?[a-z0-9]){0,31}$/, 'ERR_ENVIRONMENT_RETIRED_TENANT');

export const tenantDomain = shaped(HOST_NAME, 'ERR_ENVIRONMENT_RETIRED_TENANT');

const tagKey = shaped(TAG_KEY, 'ERR_ENVIRONMENT_TAG');
const tagValue = shaped(TAG_VALUE, 'ERR_ENVIRONMENT_TAG');

/** Tags of a resource, or of all resources. */
export const tags = z
  .record(tagKey, tagValue)
  .refine((value) => Object.keys(value).length <= 40, 'ERR_ENVIRONMENT_TAG');

/** A calendar date: `2026-12-31`. */
export const decommissionDate = z.iso.date({ error: 'ERR_ENVIRONMENT_DECOMMISSION' satisfies EnvironmentCode });
