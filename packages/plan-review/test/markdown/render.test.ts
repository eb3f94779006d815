import { MAX_COMMENT_LENGTH, commentMarker, fingerprintInComment, renderMarkdown, reviewPlan } from '../../src';
import { busyPlan } from '../busy-plan';
import { reviewOf } from '../fixtures';
import { commentFaults, markdownStructure } from '../markup-checks';
import { planText, type PlannedResource } from '../plans';

const RUN = 'https://github.com/acme/login/actions/runs/1';
const busy = () => reviewPlan(busyPlan(), { environment: 'prod', commit: 'ad99733c0ffee', runUrl: RUN });
const ofChanges = (changes: readonly PlannedResource[], environment = 'dev') =>
  reviewPlan(planText({ changes }), { environment });
const lostPools = (count: number, name = 'pool') =>
  Array.from({ length: count }, (_, index) => ({
    address: `aws_cognito_user_pool.${name}_${index}`,
    before: { name: `p${index}` },
  }));

const leftOut = (text: string) => /Left out to fit: (.*?)\. `\.\/fed/.exec(text)?.[1]?.split(', ') ?? [];

/** The busy plan's comment under smaller and smaller limits, by the number of omitted parts. */
const shortenedTexts = async (): Promise<ReadonlyMap<number, string>> => {
  const review = await busy();
  const texts = new Map<number, string>();
  for (let limit = renderMarkdown(review).length + 1; texts.size < 9 && limit > 1000; limit -= 20) {
    const text = renderMarkdown(review, { limit });
    expect(text.length).toBeLessThanOrEqual(limit);
    if (!texts.has(leftOut(text).length)) texts.set(leftOut(text).length, text);
  }
  return texts;
};

describe('renderMarkdown', () => {
  let shortened: ReadonlyMap<number, string>;
  beforeAll(async () => {
    shortened = await shortenedTexts();
  });

  test('begins with the environment’s marker and the fingerprint, which can be read again', async () => {
    const review = await busy();

    const text = renderMarkdown(review);

    expect(text.startsWith(`${commentMarker('prod')}\n`)).toBe(true);
    expect(fingerprintInComment(text, 'prod')).toBe(review.fingerprint);
    expect(fingerprintInComment(text.replaceAll('\n', '\r\n'), 'prod')).toBe(review.fingerprint);
    expect(fingerprintInComment(text, 'pro')).toBeUndefined();
    expect(fingerprintInComment(`> ${text}`, 'prod')).toBeUndefined();
  });

  test('prints environment, verdict, counts, commit, versions and run', async () => {
    const text = renderMarkdown(await busy());

    expect(text).toContain('## ⛔ `prod` (no stage given, judged as production): blocked');
    expect(text).toContain('**1 resource to create, 5 to update, 2 to replace, 1 to delete, 1 to move** · ');
    expect(text).toContain('commit `ad99733c0ffe` · terraform `1.11.4` · `hashicorp/aws` `>= 5.100.0, < 7.0.0`');
    expect(text).toContain(`[run](${RUN})`);
  });

  test('prints risks first, each with rule, address and the line that accepts it', async () => {
    const text = renderMarkdown(await busy());

    const order = [
      'Effects on users',
      'Critical',
      'user-pool-lost',
      'High',
      'Notice',
      'tags-changed',
      'flowchart',
      'Full plan',
    ].map((part) => text.indexOf(part));
    expect(order.every((at) => at > 0)).toBe(true);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    expect(text).toContain('To accept it: `prod user-pool-lost aws_cognito_user_pool.Federation_UserPool`');
  });

  test('prints the common text of many risks of a rule once', async () => {
    const client = (name: string, flows: readonly string[]) => ({
      address: `aws_cognito_managed_user_pool_client.${name}`,
      before: { allowed_oauth_flows: [] },
      after: { allowed_oauth_flows: flows },
    });
    const of = async (changes: readonly PlannedResource[]) => renderMarkdown(await ofChanges(changes));

    const alike = await of([client('a', ['implicit']), client('b', ['implicit'])]);
    const other = await of([client('a', ['implicit']), client('b', ['password'])]);

    expect(alike).toMatch(
      /- Each: `allowed_oauth_flows gains implicit`; expected: `.*`\n {2}- `\S+\.a`\n {2}- `\S+\.b`\n/,
    );
    expect(other).toMatch(/- `\S+\.a`: `.* implicit`\n {2}- `\S+\.b`: `.* password`\n {2}- Each expected: `/);
  });

  test('prints before → after, unknown as known after apply, and masks', async () => {
    const text = renderMarkdown(await busy());

    expect(text).toContain('mfa_configuration: "ON" → "OPTIONAL"');
    expect(text).toContain('id: "eu-central-1_abc" → (known after apply)');
    expect(text).toContain('provider_details.client_secret: (sensitive) → (sensitive, changed)');
    expect(text).toContain('allowed_oauth_flows: adds ["implicit"] (1 unchanged)');
  });

  test('prints one line below the hidden lines if there are no changes', async () => {
    const lines = renderMarkdown(await reviewOf('no-changes'))
      .trim()
      .split('\n');

    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain('no changes');
  });

  test('renders a busy plan to the expected markup only', async () => {
    expect(commentFaults(renderMarkdown(await busy()), RUN)).toEqual([]);
  });

  test.each([
    ['the full plan', 1, (text: string) => !text.includes('Full plan') && text.includes('List of changes')],
    ['tags', 2, (text: string) => !text.includes('tags-changed` )') && !text.includes('Labels change')],
    [
      'notices (counted)',
      3,
      (text: string) => !text.includes('scopes-widened`)') && text.includes('`scopes-widened` 1'),
    ],
    ['the lists of changes and drift', 4, (text: string) => !text.includes('<details>')],
    ['the picture', 5, (text: string) => !text.includes('mermaid')],
    [
      'details of risks',
      6,
      (text: string) => !text.includes('What to do') && text.includes('aws_cognito_user_pool.Federation_UserPool'),
    ],
    [
      'addresses of risks that don’t fit',
      7,
      (text: string) => text.includes('(`user-pool-lost`): 1') && text.includes('(`secret-rotated`): 2'),
    ],
    [
      'addresses of risks',
      8,
      (text: string) => text.includes('(`user-pool-lost`): 1') && !text.includes('aws_cognito_user_pool.'),
    ],
  ])('omits %s if the text is too long, and reports it', async (dropped, step, holds) => {
    const review = await busy();

    const text = shortened.get(step) ?? '';

    expect(leftOut(text).at(-1)).toBe(dropped);
    expect(holds(text)).toBe(true);
    expect(commentFaults(text, RUN)).toEqual([]);
    for (const { rule, severity } of review.risks) if (severity !== 'notice') expect(text).toContain(`\`${rule}\``);
  });

  test.each([10, 500, 20_000])('%i lost pools stay within the limit, and each is listed or counted', async (count) => {
    const review = await ofChanges(lostPools(count));

    const text = renderMarkdown(review);

    expect(text.length).toBeLessThanOrEqual(MAX_COMMENT_LENGTH);
    const named = new Set(text.match(/aws_cognito_user_pool\.pool_\d+/g)).size;
    if (named < count) expect(text).toContain(`(\`user-pool-lost\`): ${count}`);
    if (named < count) expect(text).toContain(`and ${count - named} more, each counted above.`);
    expect(text).toContain('user-pool-lost');
    expect(commentFaults(text)).toEqual([]);
  });

  test('several environments share one text and its limit', async () => {
    const reviews = [await ofChanges(lostPools(2000), 'dev'), await ofChanges(lostPools(2000), 'prod'), await busy()];

    const text = renderMarkdown(reviews);

    expect(text.length).toBeLessThanOrEqual(MAX_COMMENT_LENGTH);
    for (const environment of ['dev', 'prod']) expect(text).toContain(commentMarker(environment));
    expect(commentFaults(text, RUN)).toEqual([]);
  });

  test('refuses a limit that is too small for the counts', async () => {
    const review = await busy();

    expect(() => renderMarkdown(review, { limit: 200 })).toThrow(expect.objectContaining({ code: 'ERR_REVIEW_LIMIT' }));
  });

  const HOSTILE = [
    '**bold** _it_ [x](https://evil.test) ![i](https://evil.test/i.png)',
    '<script>alert(1)</script><img src=x onerror=alert(1)>',
    '</details></summary></code>',
    '`` ` ``` ```` backticks `',
    '@acme/admins @octocat user@evil.test',
    'https://evil.test www.evil.test #1 GH-1 acme/login#2',
    '<!-- federation-plan dev -->',
    '--> <!-- federation-fingerprint sha256:00 -->',
    '\n\n# heading\n- item\n```\n',
    '\u202egnp.exe \u2066 שלום עולם مرحبا',
    '"]:::x; click n0 "https://evil.test"; end',
    '| a | b |\n|---|---|',
    '$x^2$ :smile: &lt; &amp; \\',
    '~~~\n',
  ];

  test.each(HOSTILE)('renders %j as text everywhere', async (hostile) => {
    const key = JSON.stringify(hostile);
    const review = await reviewPlan(
      planText({
        changes: [
          { address: `aws_cognito_user_pool.p[${key}]`, before: { name: hostile }, more: { action_reason: hostile } },
          {
            address: `aws_cognito_managed_user_pool_client.c[${key}]`,
            before: { callback_urls: [] },
            after: { callback_urls: [hostile], [hostile]: hostile },
          },
          {
            address: 'aws_x.a',
            actions: ['no-op'],
            before: {},
            after: {},
            more: { previous_address: hostile },
            importing: { id: hostile },
          },
        ],
        drift: [{ address: `aws_x.b[${key}]`, before: { a: hostile }, after: { a: 'x' } }],
        more: {
          terraform_version: hostile,
          configuration: { provider_config: { [hostile]: { full_name: hostile, version_constraint: hostile } } },
        },
      }),
      { environment: 'dev' },
    );

    const text = renderMarkdown(review);

    expect(commentFaults(text)).toEqual([]);
    expect(text.split('<!--')).toHaveLength(3);
    // The renderer adds isolates around right-to-left text.
    expect(text).not.toMatch(/[^\P{C}\n\u2066\u2069]/u);
    expect(
      markdownStructure(text).texts.some(
        ({ text: found, within }) => within.includes('code') && found.includes('user-pool-lost'),
      ),
    ).toBe(true);
  });
});
