import fc from 'fast-check';
import { LONGEST_COMMENT, comparePlans, exitCodeOf, renderHtml, renderJson, renderMarkdown, reviewPlan } from '../src';
import { commentFaults, pageFaults } from './markup-checks';
import { inPieces, planText, type PlannedResource } from './plans';

const RUNS = 80;
jest.setTimeout(180_000);

/** Text that tries to be something else: markup, mentions, markers, invisible and right-to-left characters, quotes, long runs. */
const hostile = fc.oneof(
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

/** Secrets no other text contains; long enough to be told from chance. */
const secret = fc
  .tuple(
    fc.stringMatching(/^[A-Za-z0-9]{12}$/),
    fc.constantFrom('', '"', '\n', '<b>', '\\', ' & ', 'é'),
    fc.stringMatching(/^[A-Za-z0-9]{12}$/),
  )
  .map(([a, middle, b]) => `Sek${a}${middle}${b}`);

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

/** What the rules must find whatever else a plan holds. */
const CRITICAL: Readonly<Record<string, string>> = {
  aws_cognito_user_pool: 'user-pool-lost',
  aws_cognito_identity_provider: 'identity-provider-lost',
  aws_cognito_user_pool_domain: 'sign-in-address-lost',
  aws_cognito_user_pool_client: 'app-client-lost',
  aws_cognito_managed_user_pool_client: 'app-client-lost',
  auth0_client: 'application-lost',
  aws_cognito_identity_pool: 'identity-pool-lost',
};

const values = fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), hostile), json, { maxKeys: 5 });

/** A resource with a secret in four guises: flagged, named, echoed in a text and within JSON text. */
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
    reason: fc.option(hostile, { nil: undefined }),
    previous: fc.option(hostile, { nil: undefined }),
  })
  .map(({ type, key, actions, before, after, unknown, old, next, reason, previous }, index?: number) => {
    const withSecret = (side: object, value: string) => ({
      ...side,
      hidden: { deep: [value] },
      password: value,
      echo: `before ${value} after`,
      policy: JSON.stringify({ Statement: [{ x: value }] }),
      address: `https://h.test/${encodeURIComponent(value)}`,
    });
    const flags = { hidden: { deep: [true] } };
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
    return { change, secrets: [...(change.before === null ? [] : [old]), ...(change.after === null ? [] : [next])] };
  });

const plan = fc
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

const spelled = (text: string) => [
  text,
  JSON.stringify(text).slice(1, -1),
  encodeURIComponent(text),
  Buffer.from(text).toString('base64'),
];

describe('any plan', () => {
  test('gives no secret away, loses no risk, breaks no markup, exceeds no limit and crashes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(plan, fc.integer({ min: 1, max: 5000 }), async ({ text, secrets, resources }, size) => {
        const review = await reviewPlan(inPieces(text, size), { environment: 'dev' });
        const [comment, page, document] = [renderMarkdown(review), renderHtml(review), renderJson(review)];

        for (const value of secrets.flatMap(spelled)) {
          for (const output of [comment, page, document]) expect(output.includes(value)).toBe(false);
        }
        expect(comment.length).toBeLessThanOrEqual(LONGEST_COMMENT);
        expect(commentFaults(comment)).toEqual([]);
        expect(pageFaults(page)).toEqual([]);
        const lost = resources.filter(({ type, actions }) => actions?.includes('delete') && type in CRITICAL);
        for (const { type } of lost) expect(comment).toContain(`\`${CRITICAL[type]}\``);
        expect(review.risks.filter(({ rule }) => Object.values(CRITICAL).includes(rule))).toHaveLength(lost.length);
        for (const { rule, severity } of review.risks) {
          if (severity !== 'notice') expect(comment).toContain(`\`${rule}\``);
          expect(page).toContain(`<code>${rule}</code>`);
        }
        expect(exitCodeOf(review) === 3).toBe(review.risks.some(({ severity }) => severity === 'critical'));
        expect(comparePlans(review, await reviewPlan(text, { environment: 'dev' }))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test('stays within the limit, with each rule named, however many risks there are', async () => {
    const many = fc.record({
      count: fc.integer({ min: 1, max: 1500 }),
      key: hostile,
      limit: fc.integer({ min: 14_000, max: LONGEST_COMMENT }),
    });
    await fc.assert(
      fc.asyncProperty(many, async ({ count, key, limit }) => {
        const changes = Array.from({ length: count }, (_, index) => ({
          address: `${Object.keys(CRITICAL)[index % 7]}.r${index}[${JSON.stringify(key)}]`,
          before: { name: key },
        }));
        const review = await reviewPlan(planText({ changes }), { environment: 'dev' });

        const comment = renderMarkdown(review, { limit });

        expect(comment.length).toBeLessThanOrEqual(limit);
        expect(commentFaults(comment)).toEqual([]);
        for (const rule of new Set(review.risks.map((risk) => risk.rule))) expect(comment).toContain(`\`${rule}\``);
      }),
      { numRuns: 8 },
    );
  });

  test('that is no plan is refused with a code, and nothing else happens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), hostile, fc.string({ unit: 'binary' })), async (text) => {
        await expect(reviewPlan(text, { environment: 'dev' })).rejects.toMatchObject({
          code: expect.stringMatching(/^ERR_PLAN_/),
        });
      }),
    );
  });

  test('that is damaged anywhere is refused with a code or read as another plan', async () => {
    const base = planText({ changes: [{ address: 'aws_cognito_user_pool.a', before: { a: 1 }, after: { a: 2 } }] });
    await fc.assert(
      fc.asyncProperty(fc.nat(base.length - 1), fc.string({ unit: 'binary', maxLength: 3 }), async (at, inserted) => {
        const text = base.slice(0, at) + inserted + base.slice(at + 1);
        try {
          renderMarkdown(await reviewPlan(text, { environment: 'dev' }));
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^ERR_PLAN_/) });
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a huge plan', () => {
  const LONG = 'L'.repeat(10_000_000);

  test('with texts of 10 MB is reviewed, shown short and within time', async () => {
    const text = planText({
      changes: [
        {
          address: 'aws_cognito_user_pool.a',
          before: { name: LONG, secret_string: LONG.replaceAll('L', 'S') },
          after: { name: `${LONG}x` },
          actions: ['delete', 'create'],
        },
        { address: `aws_x.b["${LONG}"]`, before: { [LONG]: LONG }, after: { [LONG]: 'x' } },
      ],
    });
    const started = performance.now();

    const review = await reviewPlan(text, { environment: 'dev' });
    const outputs = [renderMarkdown(review), renderHtml(review), renderJson(review)];

    expect(performance.now() - started).toBeLessThan(15_000);
    for (const output of outputs) expect(output.length).toBeLessThan(LONGEST_COMMENT);
    for (const output of outputs) expect(output).not.toContain('SSSSSSSSSS');
    expect(review.risks.map(({ rule }) => rule)).toContain('user-pool-lost');
  });

  test('nested too deep is refused', async () => {
    const text = planText().replace(
      '"resource_changes":[]',
      `"resource_changes":[${'{"a":['.repeat(200)}${']}'.repeat(200)}]`,
    );

    await expect(reviewPlan(text, { environment: 'dev' })).rejects.toMatchObject({ code: 'ERR_PLAN_TOO_DEEP' });
  });
});
