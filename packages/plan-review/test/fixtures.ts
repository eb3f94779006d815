import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Plans that Terraform 1.11 and the AWS provider 5.100 really made. */
export const FIXTURES = ['create', 'no-changes', 'secret-rotated', 'replaced', 'destroyed', 'schema-edited'] as const;

/** The text of one of them. */
export const fixture = (name: (typeof FIXTURES)[number]) =>
  readFileSync(join(__dirname, 'fixtures', `${name}.json`), 'utf8');

/** Secrets that they hold in clear. */
export const FIXTURE_SECRETS = ['s3cr3t-value-of-auth0-client-xyz', 'n3w-s3cr3t-value-of-auth0-client'];
