import fc from 'fast-check';
import { planText, type PlannedResource } from './plans';

/**
 * Text that could be read as something else: markup, mentions, markers, invisible and right-to-left characters, quotes,
 * long repetitions.
 */
export const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        '`',
        '```',
        '\n',
        '\r\n',
        '|',
        '<',
        '>',
        '&',
        '"',
        "'",
        '\\',
        '*',
        '_',
        '[',
        '](https://evil.test)',
        '![',
        '<!--',
        '-->',
        '<script>',
        '</details>',
        '<img src=x onerror=alert(1)>',
        '@acme/team',
        '#1',
        'https://evil.test',
        'www.evil.test',
        '\u202e',
        '\u2066',
        '\u200b',
        '\ufeff',
        '\u0000',
        '\ud800',
        'שלום',
        '~~~',
        '$',
        '{',
        '}',
        ';',
        '%%',
        '::',
        'end',
        '<!-- federation-plan dev -->',
        ' ',
        '    ',
        '\t',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
  fc.constantFrom('x'.repeat(5000), '`'.repeat(300), '\u202e'.repeat(500), '😀'.repeat(1000)),
);

/** Secrets that no other text contains, long enough not to occur by chance. */
const secret = fc
  .tuple(
    fc.stringMatching(/^[A-Za-z0-9]{12}$/),
    fc.constantFrom('', '"', '\n', '<b>', '\\', ' & ', 'é'),
    fc.stringMatching(/^[A-Za-z0-9]{12}$/),
  )
  .map(([a, middle, b]) => `Sek${a}${middle}${b}`);

/** Too short to be recognized without a flag; their letters occur nowhere else. */
const shortSecret = fc
  .array(fc.constantFrom('ᚠ', 'ᚢ', 'ᚦ', 'ᚨ', 'ᚱ'), { minLength: 5, maxLength: 5 })
  .map((runes) => runes.join(''));

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    hostile,
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(hostile, tie('value'), { maxKeys: 3 }),
  ),
})).value;

const KEYS = [
  'name',
  'callback_urls',
  'allowed_oauth_flows',
  'provider_details',
  'attribute_mapping',
  'assume_role_policy',
  'schema',
  'options',
  'mfa_configuration',
  'token_validity_units',
  'access_token_validity',
  'jwt_configuration',
  'tags',
  'client_secret',
  'bucket',
  'statement',
];
const TYPES = [
  'aws_cognito_user_pool',
  'aws_cognito_identity_provider',
  'aws_cognito_user_pool_domain',
  'aws_cognito_user_pool_client',
  'aws_cognito_managed_user_pool_client',
  'auth0_client',
  'auth0_client_credentials',
  'auth0_connection',
  'aws_cognito_identity_pool',
  'aws_iam_role',
  'aws_kms_key',
  'aws_s3_bucket',
  'aws_route53_record',
];

/** Risks that the rules must find in any plan. */
export const CRITICAL: Readonly<Record<string, string>> = {
  aws_cognito_user_pool: 'user-pool-lost',
  aws_cognito_identity_provider: 'identity-provider-lost',
  aws_cognito_user_pool_domain: 'sign-in-address-lost',
  aws_cognito_user_pool_client: 'app-client-lost',
  aws_cognito_managed_user_pool_client: 'app-client-lost',
  auth0_client: 'application-lost',
  aws_cognito_identity_pool: 'identity-pool-lost',
};

const values = fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), hostile), json, { maxKeys: 5 });

/**
 * A resource with secrets: flagged ones that texts repeat, ones known by the name of a setting, and ones known by a
 * name in JSON text.
 */
const resource = fc
  .record({
    type: fc.constantFrom(...TYPES),
    key: fc.option(hostile, { nil: undefined }),
    actions: fc.constantFrom(
      ['create'],
      ['update'],
      ['delete'],
      ['delete', 'create'],
      ['create', 'delete'],
      ['no-op'],
      ['forget'],
      ['read'],
    ),
    before: values,
    after: values,
    unknown: fc.oneof(fc.constant({}), fc.constant(true), values),
    old: secret,
    next: secret,
    named: secret,
    spelt: secret,
    pin: shortSecret,
    reason: fc.option(hostile, { nil: undefined }),
    previous: fc.option(hostile, { nil: undefined }),
  })
  .map(
    (
      { type, key, actions, before, after, unknown, old, next, named, spelt, pin, reason, previous },
      index?: number,
    ) => {
      const withSecret = (side: object, value: string) => ({
        ...side,
        hidden: { deep: [value], pin },
        password: named,
        echo: `before ${value} after`,
        policy: JSON.stringify({ Statement: [{ x: value, client_secret: spelt }] }),
        address: `https://h.test/${encodeURIComponent(value)}`,
      });
      const flags = { hidden: { deep: [true], pin: true } };
      const change: PlannedResource & { readonly type: string } = {
        type,
        address: `${type}.r${index ?? ''}${key === undefined ? '' : `[${JSON.stringify(key)}]`}`,
        actions,
        before: actions.join() === 'create' ? null : withSecret(before, old),
        after: actions.join() === 'delete' || actions.join() === 'forget' ? null : withSecret(after, next),
        unknown,
        beforeSensitive: flags,
        afterSensitive: flags,
        more: {
          ...(reason !== undefined && { action_reason: reason }),
          ...(previous !== undefined && { previous_address: previous }),
        },
      };
      const secrets = [...(change.before === null ? [] : [old]), ...(change.after === null ? [] : [next])];
      return { change, secrets: [...secrets, named, spelt, pin] };
    },
  );

/** The text of a plan with these resources and secrets. */
export const plan = fc
  .record({
    resources: fc.array(resource, { maxLength: 8 }),
    drift: fc.array(resource, { maxLength: 2 }),
    outputs: fc.dictionary(hostile, json, { maxKeys: 3 }),
    variable: secret,
    version: hostile,
  })
  .map(({ resources, drift, outputs, variable, version }) => ({
    resources: resources.map(({ change }) => change),
    secrets: [...resources, ...drift].flatMap(({ secrets }) => secrets).concat(variable),
    text: planText({
      changes: resources.map(({ change }, index) => ({
        ...change,
        address: change.address.replace('.r', `.r${index}`),
      })),
      drift: drift.map(({ change }) => change),
      outputs: { ...outputs, leak: `the ${variable} of a variable` },
      more: {
        terraform_version: version,
        variables: { v: { value: variable } },
        configuration: { root_module: { variables: { v: { sensitive: true } } } },
      },
    }),
  }));
