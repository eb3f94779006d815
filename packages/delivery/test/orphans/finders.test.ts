import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACMClient } from '@aws-sdk/client-acm';
import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { IAMClient } from '@aws-sdk/client-iam';
import { AWS_CALLS } from '../../src/orphans/aws-calls';
import { auth0Finders } from '../../src/orphans/auth0-finders';
import { awsFinders } from '../../src/orphans/aws-finders';
import { bootstrapFinders } from '../../src/orphans/bootstrap-finders';

const APPS = join(__dirname, '../../../../apps');

/** Types that need no finder: to create one sets something on an object that is found, and to set it again changes nothing. */
const SETTINGS = [
  'auth0_client_credentials',
  'auth0_client_grant',
  'auth0_connection_client',
  'auth0_trigger_action',
  'aws_acm_certificate_validation',
  'aws_cognito_identity_pool_roles_attachment',
  'aws_cognito_managed_user_pool_client',
  'aws_iam_role_policy_attachment',
  'aws_s3_bucket_lifecycle_configuration',
  'aws_s3_bucket_ownership_controls',
  'aws_s3_bucket_policy',
  'aws_s3_bucket_public_access_block',
  'aws_s3_bucket_server_side_encryption_configuration',
  'aws_s3_bucket_versioning',
];

/** Types of resources that the environments and bootstrap declare. */
function declaredTypes(): readonly string[] {
  const types = readdirSync(APPS).flatMap((app) => {
    const folder = join(APPS, app, 'test/golden');
    return readdirSync(folder).flatMap((file) => {
      const json = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { resource?: object };
      return Object.keys(json.resource ?? {});
    });
  });
  return [...new Set(types)].filter((type) => /^(?:aws|auth0)_/.test(type)).sort();
}

const CLIENTS: Readonly<Record<string, new (config: { region: string }) => object>> = {
  acm: ACMClient,
  'cognito-identity': CognitoIdentityClient,
  'cognito-idp': CognitoIdentityProviderClient,
  iam: IAMClient,
};

/** Name of the command that a paginator sends. Nothing is sent. */
async function firstCommand(service: string, paginate: unknown): Promise<string> {
  const Client = CLIENTS[service]!;
  let name = '';
  const send = (command: object) => {
    name = command.constructor.name;
    return Promise.resolve({});
  };
  const client = Object.assign(new Client({ region: 'eu-central-1' }), { send });
  await (paginate as (config: object, input: object) => AsyncGenerator)({ client }, {}).next();
  return name;
}

describe('the finders', () => {
  test('know each type of resource that an interrupted apply can leave behind', () => {
    const found = Object.keys({ ...awsFinders, ...bootstrapFinders, ...auth0Finders });

    expect(declaredTypes().filter((type) => !found.includes(type) && !SETTINGS.includes(type))).toEqual([]);
    expect(SETTINGS.filter((type) => found.includes(type))).toEqual([]);
  });

  test.each(Object.entries(AWS_CALLS))('send the command of %s, and no other', async (action, call) => {
    const [service = '', operation = ''] = action.split(':');
    const sent = call.name.endsWith('Command') ? call.name : await firstCommand(service, call);

    expect(sent).toBe(`${operation}Command`);
  });
});
