// Follows docs/runbooks in one rehearsal: each step starts with the environment that the previous one left.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  DeleteUserPoolCommand,
  DeleteUserPoolDomainCommand,
  DescribeIdentityProviderCommand,
  DescribeUserPoolCommand,
  ListUserPoolClientsCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { DeleteObjectCommand, PutBucketVersioningCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { step } from '../../packages/checkout/test/support/step';
import { edited, Reader } from './support/runbook';

jest.setTimeout(600_000);

const NEXT = 'acme-moved.eu.auth0.com';
const VALUES = 'apps/dev/src/environment.ts';
const TOOL = `clients: { tool: { type: 'public', name: 'acme-dev-tool', callbackUrls: ['http://localhost:3000/tool'] } },`;
const EXTENSION = `import type { Extension } from '@auth0-cognito/environment';
import { CognitoUserGroup } from '@cdktf/provider-aws/lib/cognito-user-group';

export const extend: Extension = (stack, { federatedUserPool }) => {
  new CognitoUserGroup(stack, 'Editors', { name: 'editors', userPoolId: federatedUserPool.userPool.userPoolId });
};
`;
const DEPLOY = `npx nx plan dev
./federation review dev
./federation apply dev --reviewed $(fingerprint dev) $(acknowledged dev)
`
  .replaceAll('./federation review', 'review')
  .replaceAll('./federation ', 'node packages/cli/bin/federation.mjs ');

let reader: Reader;
beforeAll(async () => {
  reader = await Reader.start({ furtherTenants: [NEXT] });
});
afterAll(() => reader?.close());

const path = (file: string) => join(reader.clone.root, file);
const text = (file: string) => readFileSync(path(file), 'utf8');
const json = (file: string) => JSON.parse(text(file)) as Record<string, unknown>;
const write = (file: string, content: string) => writeFileSync(path(file), content);
const outputs = async () => {
  const { exitCode, text: printed } = await reader.run('terraform -chdir=apps/dev/cdktf.out/stacks/dev output -json');
  expect(exitCode).toBe(0);
  const all = JSON.parse(printed) as Record<string, { value: string }>;
  return { pool: all.user_pool_id?.value ?? '', domain: all.cognito_domain?.value ?? '' };
};
const cognito = () => reader.rehearsal.aws.cognito('eu-central-1');
const clients = async (pool: string) => {
  const { UserPoolClients: listed = [] } = await cognito().send(
    new ListUserPoolClientsCommand({ UserPoolId: pool, MaxResults: 60 }),
  );
  return Object.fromEntries(listed.map(({ ClientName: name = '', ClientId: id }) => [name, id]));
};
const state = () => reader.rehearsal.configuration.backend;
const s3 = () => reader.rehearsal.aws.s3('eu-central-1');

step('dev is deployed, with a client and an extension', async () => {
  const bucket = { Bucket: state().bucket, VersioningConfiguration: { Status: 'Enabled' } } as const;
  await s3().send(new PutBucketVersioningCommand(bucket));
  write(VALUES, edited(text(VALUES), TOOL));
  write('apps/dev/src/extend.ts', EXTENSION);
  write('apps/dev/src/main.ts', text('apps/dev/src/main.ts').replace('main(environment)', 'main(environment, extend)'));
  write('apps/dev/src/main.ts', `import { extend } from './extend';\n${text('apps/dev/src/main.ts')}`);

  expect(await reader.run(DEPLOY)).toMatchObject({ exitCode: 0 });
});

step('secrets.md: the client secret is rotated', async () => {
  const printed = await reader.follow('secrets.md', 'Rotate the client secret');

  expect(printed).toMatch(/will fail for about \d+\.\d s[\s\S]*no drift/);
});

step('moves.md: an app client is renamed and keeps its id', async () => {
  const { pool } = await outputs();
  const before = await clients(pool);

  await reader.follow('moves.md', 'Rename an app client');

  expect((await clients(pool))['acme-dev-tool-2']).toBe(before['acme-dev-tool']);
});

step('moves.md: the sign-in domain is changed', async () => {
  await reader.follow('moves.md', 'Change the sign-in domain');

  expect((await outputs()).domain).toMatch(/^acme-dev-sign-in\./);
});

step('restore.md: a deleted state is restored from its last version', async () => {
  await s3().send(new DeleteObjectCommand({ Bucket: state().bucket, Key: state().key }));
  const values: Record<string, string> = {};

  const printed = await reader.follow('restore.md', 'Restore a state version', values, (_index, before) => {
    const [, version = ''] = /^\S+\s+(\S+)\s+\d+\s+\S+tfstate$/m.exec(before) ?? [];
    values.version = version;
  });

  expect(printed).toMatch(/nothing to recover[\s\S]*no drift/);
});

step('moves.md: resources move to another state, and both plans have no changes', async () => {
  mkdirSync(path('groups'));
  const { bucket, region } = state();
  const { pool } = await outputs();
  const group = text('apps/dev/cdktf.out/stacks/dev/cdk.tf.json').match(/"(Editors[^"]*)": \{/)?.[1] ?? '';
  const configuration = {
    terraform: { backend: { s3: { bucket, region, key: 'groups.tfstate' } } },
    provider: { aws: [{ region }] },
    resource: { aws_cognito_user_group: { [group]: { name: 'editors', user_pool_id: pool } } },
  };
  write('groups/main.tf.json', JSON.stringify(configuration));
  const values = { 'new-folder': 'groups', address: `aws_cognito_user_group.${group}` };

  const printed = await reader.follow('moves.md', 'Split a state', values, (index) => {
    if (index === 1) write('apps/dev/src/extend.ts', EXTENSION.replace(/^ {2}new .*\n/m, ''));
  });

  expect(printed).toMatch(/no drift[\s\S]*No changes/);
});

step('restore.md: users, groups and members are exported', async () => {
  const { pool } = await outputs();
  await cognito().send(new AdminCreateUserCommand({ UserPoolId: pool, Username: 'nina', MessageAction: 'SUPPRESS' }));

  await reader.follow('restore.md', 'Export what a lost pool loses');

  expect(json('users.json')).toMatchObject({ Users: [{ Username: 'nina' }] });
  expect(json('groups.json')).toMatchObject({ Groups: [{ GroupName: 'editors' }] });
  expect(json('group-editors.json')).toEqual({ Users: [] });
});

step('secrets.md: the lock of a lost laptop is released', async () => {
  const lock = { ID: '11111111-2222-3333-4444-555555555555', Operation: 'OperationTypeApply', Who: 'ada@laptop' };
  const body = JSON.stringify({ ...lock, Created: '2026-01-01T00:00:00Z' });
  await s3().send(new PutObjectCommand({ Bucket: state().bucket, Key: `${state().key}.tflock`, Body: body }));

  const printed = await reader.follow('secrets.md', 'A lost laptop', { lock: lock.ID });

  expect(printed).toMatch(/ada@laptop[\s\S]*nothing to recover[\s\S]*no drift/);
});

step('moves.md: the environment moves to another tenant, while pool and clients remain', async () => {
  const { pool } = await outputs();
  const before = await clients(pool);

  await reader.follow('moves.md', 'Move to another tenant');

  expect((await outputs()).pool).toBe(pool);
  expect(await clients(pool)).toEqual(before);
});

step('restore.md: a pool that was deleted outside Terraform is rebuilt', async () => {
  const { pool, domain } = await outputs();
  const [prefix = ''] = domain.split('.');
  const { UserPool: settings } = await cognito().send(new DescribeUserPoolCommand({ UserPoolId: pool }));
  expect(settings?.DeletionProtection).toBe('ACTIVE');
  await cognito().send(new UpdateUserPoolCommand({ UserPoolId: pool, DeletionProtection: 'INACTIVE' }));
  await cognito().send(new DeleteUserPoolDomainCommand({ UserPoolId: pool, Domain: prefix }));
  await cognito().send(new DeleteUserPoolCommand({ UserPoolId: pool }));

  await reader.follow('restore.md', 'Rebuild after a lost pool');

  expect((await outputs()).pool).not.toBe(pool);
});

step('moves.md: the pool moves from Auth0 to another provider, and remains', async () => {
  const { pool } = await outputs();
  const values = {
    issuer: 'https://login.acme.example',
    'client-id': 'acme',
    'client-secret': 'a-secret-of-32-characters-at-least',
  };

  const printed = await reader.follow('moves.md', 'Leave Auth0 for another provider', values);

  expect(printed).toMatch(/No changes/);
  const described = await cognito().send(
    new DescribeIdentityProviderCommand({ UserPoolId: pool, ProviderName: 'Auth0' }),
  );
  expect(described.IdentityProvider?.ProviderDetails).toMatchObject({
    client_id: 'acme',
    oidc_issuer: 'https://login.acme.example',
  });
});

step('moves.md: a second environment in another account and region', async () => {
  const printed = await reader.follow('moves.md', 'Move to another account or region');

  expect(printed).toContain('next: passed');
  expect(text('apps/next/src/environment.ts')).toMatch(
    /'444444444444'[\s\S]*'eu-west-1'[\s\S]*'acme-dev\.eu\.auth0\.com'/,
  );
  expect(text('apps/bootstrap/src/accounts.ts')).toMatch(
    /'444444444444'[^']*'eu-west-1'[\s\S]*next: \{[^}]*'acme-dev\.eu\.auth0\.com'/,
  );
});
