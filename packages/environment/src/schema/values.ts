import * as z from 'zod';

import { webClient } from './clients';
import { federations } from './federations';
import {
  accountId,
  arn,
  bucketName,
  domainPrefix,
  partKey,
  region,
  resourceName,
  shortName,
  stateKey,
  tags,
} from './primitives';
import { appUrl } from './urls';

const state = z
  .strictObject({
    bucket: bucketName.describe('S3 bucket in the environment’s account and region'),
    key: stateKey.optional().describe('{environment}/federation.tfstate if left out'),
    kmsKeyId: arn('kms').optional().describe('KMS key that encrypts the state; the bucket’s if left out'),
  })
  .describe('Where Terraform keeps the state');

const domain = z.strictObject({
  prefix: domainPrefix.describe('First label of {prefix}.auth.{region}.amazoncognito.com'),
  managedLoginVersion: z
    .union([z.literal(1), z.literal(2)])
    .optional()
    .describe('1 if left out'),
});

const userPool = z.strictObject({
  name: resourceName
    .optional()
    .describe('{organization}-{environment} if left out. A change replaces the pool and loses its users'),
  deletionProtection: z.boolean().optional().describe('true if left out; false is refused in production'),
});

const decommission = z
  .strictObject({
    date: z.iso.date({ error: 'ERR_ENVIRONMENT_DECOMMISSION' }).describe('The day on which it was decided'),
    acknowledgement: z.string().describe('Word for word: every user of {environment} is lost'),
  })
  .describe('Takes the environment out of service: lifts the protections that keep it from being destroyed');

/** The values of one environment, each for itself. Strict: a key that isn't known is a fault. */
export const valuesSchema = z.strictObject({
  name: shortName.describe('Name of the environment, and of its app folder and stack'),
  stage: z.enum(['development', 'staging', 'production']).describe('production refuses loosened settings'),
  organization: shortName.describe('First part of each resource’s name: acme-dev'),
  account: accountId.describe('AWS account; Terraform refuses any other'),
  region: region.describe('AWS region of the user pool'),
  tags: tags.optional().describe('Tags of every resource'),
  state,
  app: z.strictObject({ url: appUrl.describe('Where the application is, as its users type it') }),
  domain: domain.describe('Host of the hosted sign-in'),
  federations: federations.describe('Auth0 tenants that sign people in'),
  primaryFederation: partKey.optional().describe('Key of the federation whose sign-out the outputs name'),
  userPool: userPool.optional(),
  webClient: webClient.optional().describe('The primary web client, which Auth0’s login URI names'),
  identityPool: z.strictObject({ name: resourceName.optional() }).optional(),
  decommission: decommission.optional(),
});

/** Values whose parts are right, each for itself. */
export type Values = z.output<typeof valuesSchema>;
