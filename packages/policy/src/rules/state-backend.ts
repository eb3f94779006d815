import { isObject, shown } from '@auth0-cognito/contract';
import { at } from '../json';
import type { Rule } from '../rule';

/** The state contains the client secret in plain text. It must be encrypted, locked, and not on a user's disk. */
export const stateBackend: Rule = {
  id: 'state-backend',
  severity: 'critical',
  reads: ['configuration'],
  title: 'the state, which contains a secret, is not stored safely',
  help: 'store the state in S3 with encrypt and use_lockfile',
  source: 'https://developer.hashicorp.com/terraform/language/backend/s3',
  check: ({ terraform }) => {
    const s3 = at(terraform, 'backend', 's3');
    if (!isObject(s3))
      return [
        {
          address: 'terraform.backend',
          received: shown(Object.keys(isObject(terraform.backend) ? terraform.backend : {})),
          allowed: 's3',
        },
      ];
    return [
      ...['encrypt', 'use_lockfile']
        .filter((key) => s3[key] !== true)
        .map((key) => ({ address: `terraform.backend.s3.${key}`, received: shown(s3[key]), allowed: 'true' })),
      ...['bucket', 'key', 'region']
        .filter((key) => typeof s3[key] !== 'string' || s3[key] === '')
        .map((key) => ({ address: `terraform.backend.s3.${key}`, received: shown(s3[key]), allowed: 'a value' })),
    ];
  },
};
