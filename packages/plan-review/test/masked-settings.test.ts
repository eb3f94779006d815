import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSecretSetting } from '@auth0-cognito/contract';
import { reviewPlan, renderHtml, renderJson, renderMarkdown } from '../src';
import { planText } from './plans';

const PACKAGES = join(__dirname, '../..');
const json = (path: string): unknown => JSON.parse(readFileSync(join(PACKAGES, path), 'utf8'));

interface Block {
  readonly attributes?: Readonly<Record<string, { readonly type: unknown; readonly sensitive?: boolean }>>;
  readonly block_types?: Readonly<Record<string, { readonly block: Block }>>;
}

/** Text and number settings of a block, with their description in the provider. */
function* settingsOf(block: Block, path: readonly string[]): Generator<{ path: readonly string[]; sealed: boolean }> {
  for (const [name, { type, sensitive = false }] of Object.entries(block.attributes ?? {})) {
    if (type === 'string' || type === 'number') yield { path: [...path, name], sealed: sensitive };
  }
  for (const [name, { block: inner }] of Object.entries(block.block_types ?? {})) {
    yield* settingsOf(inner, [...path, name]);
  }
}

const auth0 = () => {
  const { provider_schemas: providers } = json('provider-auth0/schema/auth0-1.38.0.json') as {
    readonly provider_schemas: Readonly<
      Record<string, { readonly resource_schemas: Readonly<Record<string, { block: Block }>> }>
    >;
  };
  return Object.values(providers).flatMap(({ resource_schemas: types }) =>
    Object.entries(types).flatMap(([type, { block }]) => [...settingsOf(block, [type])]),
  );
};

describe('settings that are masked by name alone', () => {
  test('of Auth0: only those that its provider marks as sensitive, and secrets that it does not mark', () => {
    const settings = auth0();

    expect(settings.length).toBeGreaterThan(500);
    expect(
      settings.filter(({ path, sealed }) => !sealed && isSecretSetting(path)).map(({ path }) => path.join('.')),
    ).toEqual([
      // OAuth 1: the secret of the application, and the session attribute with the secret of a request.
      'auth0_connection.options.consumer_secret',
      'auth0_connection.options.session_key',
      // As elsewhere, the ID of a key that may send is masked with the key.
      'auth0_guardian.push.amazon_sns.aws_access_key_id',
      // Of an API with HS256.
      'auth0_resource_server.signing_secret',
    ]);
  });

  test('of the AWS types of an environment: no setting that a rule reads', () => {
    const { types } = json('environment/test/migrations/aws-schemas.json') as {
      readonly types: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    };
    const settings = Object.entries(types)
      .filter(([type]) => type.startsWith('aws_'))
      .flatMap(([type, members]) =>
        Object.entries(members).map(([path, kind]) => ({ path: [type, ...path.split('.')], kind: String(kind) })),
      );

    expect(settings.length).toBeGreaterThan(300);
    expect(
      settings
        .filter(({ path, kind }) => !/\bbool\b/.test(kind) && isSecretSetting(path))
        .map(({ path }) => path.join('.')),
    ).toEqual([
      'aws_acm_certificate.private_key',
      'aws_acm_certificate.private_key_wo',
      'aws_cognito_managed_user_pool_client.client_secret',
      'aws_cognito_user_pool_client.client_secret',
      // The ID of an Alexa skill, which no rule reads.
      'aws_lambda_permission.event_source_token',
    ]);
  });
});

describe('secrets without a flag', () => {
  const SECRETS = ['s3cr3t-of-smtp', 's3cr3t-of-slack', 's3cr3t-of-env', 's3cr3t-of-url', 's3cr3t-of-pair'];
  const plan = () =>
    planText({
      changes: [
        {
          address: 'aws_ecs_task_definition.app',
          before: null,
          after: {
            smtp_pass: SECRETS[0],
            notify: `https://hooks.slack.com/services/T0/B0/${SECRETS[1]}`,
            user_data: `#!/bin/sh\nexport DB_PASSWORD=${SECRETS[2]}\n`,
            database: `postgres://app:${SECRETS[3]}@db.acme.example/app`,
            container_definitions: JSON.stringify([
              {
                environment: [
                  { name: 'DB_PASSWORD', value: SECRETS[4] },
                  { name: 'HOST', value: 'db.acme.example' },
                ],
              },
            ]),
          },
        },
      ],
    });

  test.each([
    ['page', renderHtml],
    ['comment', renderMarkdown],
    ['JSON', renderJson],
  ])('are masked in the %s, but the text around them is not', async (_, render) => {
    const text = render(await reviewPlan(plan(), { environment: 'dev' }));

    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(text).toContain('hooks.slack.com/');
    expect(text).toContain('db.acme.example');
  });

  test.each([
    ['known by the name of the output', { db_password: 'hush-1' }],
    ['known by the name of a member', { settings: { smtp_pass: 'hush-1' } }],
    ['known by its format', { address: 'postgres://app:hush-1@db.acme.example/app' }],
  ])('in an output, %s, are masked and found', async (_, outputs) => {
    const [[name, value]] = Object.entries(outputs) as [[string, unknown]];
    const review = await reviewPlan(
      planText({ more: { output_changes: { [name]: { actions: ['create'], before: null, after: value } } } }),
      { environment: 'dev' },
    );

    expect(renderJson(review)).not.toContain('hush-1');
    expect(review.risks).toContainEqual(
      expect.objectContaining({ rule: 'secret-in-output', address: `output.${name}` }),
    );
  });

  test('in a script within JSON are masked before JSON escapes them', async () => {
    const review = await reviewPlan(
      planText({
        changes: [{ address: 'aws_x.y', after: { doc: JSON.stringify({ script: 'a\nAPI_TOKEN=hush-1\nb' }) } }],
      }),
      { environment: 'dev' },
    );

    expect(renderJson(review)).toContain('API_TOKEN=(sensitive)');
    expect(renderJson(review)).not.toContain('hush-1');
  });
});
