import {
  acknowledgementLine,
  openAcknowledgements,
  renderText,
  reviewPlan,
  sinceReview,
  textSummary,
  type Paint,
} from '../../src';
import { busyPlan } from '../busy-plan';
import { reviewOf } from '../fixtures';
import { planText } from '../plans';

const busy = () => reviewPlan(busyPlan(), { environment: 'prod', stage: 'production', commit: 'ad99733c0ffee' });
const APPLY = './federation apply prod --reviewed';

async function accepted() {
  const { risks } = await reviewOf('provider-renamed');
  return reviewOf('provider-renamed', { acknowledgements: risks.map((risk) => ({ ...risk, environment: 'dev' })) });
}

describe('renderText', () => {
  test('prints verdict, counts, risks, changes, fingerprint and the next command in this order', async () => {
    const review = await busy();

    const text = renderText(review);

    const parts = [
      '✗ prod (production): blocked\n  1 resource to create, 5 to update, 2 to replace, 1 to delete, 1 to move\n',
      '\n✗ critical: ',
      '\n! high: ',
      '\ni notice: ',
      '\nChanges\n',
      '\nCommit: ad99733c0ffee\n',
      `\nFingerprint: ${review.fingerprint}\n`,
      '\nVerdict: blocked · ',
      `\n  ${APPLY} ${review.fingerprint}\n`,
    ];
    expect(parts.map((part) => [part, text.includes(part)])).toEqual(parts.map((part) => [part, true]));
    const places = parts.map((part) => text.indexOf(part));
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  test('prints rule, address, finding, expectation and fix of each risk, and the option and the line that accept a critical one', async () => {
    const review = await busy();

    const words = renderText(review).replace(/\s+/g, ' ');

    expect(review.risks.length).toBeGreaterThan(5);
    for (const { severity, rule, address, title, received, allowed, help } of review.risks) {
      for (const part of [
        `${severity}: ${title}`,
        `rule ${rule}`,
        `address ${address}`,
        `plan ${received}`,
        allowed,
        `fix ${help}`,
      ])
        expect(words).toContain(part.replace(/\s+/g, ' '));
    }
    const open = review.risks.filter(({ severity }) => severity === 'critical');
    expect(openAcknowledgements(review.risks)).toHaveLength(open.length);
    for (const option of openAcknowledgements(review.risks)) expect(words).toContain(`accept ${option}`);
    for (const risk of open) expect(words).toContain(`file line ${acknowledgementLine('prod', risk)}`);
  });

  test('lists outputs after the resources', async () => {
    const text = renderText(await reviewOf('url-changed'));

    const [, resources = '', outputs = ''] =
      /\nChanges\n([^]*)\nChanges to outputs\n([^]*)\nPlanned with/.exec(text) ?? [];
    expect(resources.match(/^~ /gm)).toHaveLength(2);
    expect(outputs.match(/^~ output\.\w+: updated$/gm)).toHaveLength(5);
    expect(outputs).toContain(
      '\n~ output.app_url: updated\n    ~ value: "http://localhost:3000" → "http://localhost:4000"\n',
    );
  });

  test('prints the common text of the risks of a rule once', async () => {
    const text = renderText(await reviewOf('risky'));

    const [tags = ''] = /i notice: [^\n]*\n {4}rule {6}tags-changed\n[^]*?\n\n/.exec(text) ?? [];
    expect(tags.match(/ {4}address /g)).toHaveLength(5);
    expect(tags.match(/ {4}(plan|fix) /g)).toHaveLength(2);
  });

  test('prints values as the other formats do: before → after, unknown, and masked', async () => {
    const text = renderText(await busy());

    expect(text).toContain('    ~ mfa_configuration: "ON" → "OPTIONAL"\n');
    expect(text).toContain('    ~ id: "eu-central-1_abc" → (known after apply)\n');
    expect(text).toMatch(/provider_details\.client_secret: \(sensitive\) → \(sensitive, changed\)\n/);
    expect(text).toContain('allowed_oauth_flows: adds ["implicit"] (1 unchanged)');
  });

  test.each(['create', 'url-changed', 'risky', 'drift', 'destroyed'] as const)(
    '%s has no line of more than 80 columns, except for longer words',
    async (name) => {
      const lines = renderText(await reviewOf(name)).split('\n');

      const long = lines.filter((line) => [...line].length > 80 && !/^\s*(\S{1,2} )?\S+$/.test(line));
      // These lines are for copying, and are not wrapped.
      expect(
        long.filter((line) => !/^Fingerprint: |^ {2}\.\/federation apply |^ {4}(accept|file line|address) /.test(line)),
      ).toEqual([]);
      expect(lines.filter((line) => /\s$/.test(line))).toEqual([]);
    },
  );

  test('prints the value before and the value after on separate lines if they are too long for one', async () => {
    const [before, after] = ['a', 'b'].map((letter) => `https://${letter.repeat(60)}.example`);
    const changes = [{ address: 'aws_x.a', before: { url: before }, after: { url: after } }];

    const text = renderText(await reviewPlan(planText({ changes }), { environment: 'dev' }));

    expect(text).toContain(`\n    ~ url:\n        "${before}"\n      → "${after}"\n`);
  });

  test('prints a verdict, the origin and no next command for a plan without changes', async () => {
    const text = renderText(await reviewOf('no-changes'));

    expect(text).toMatch(
      /^✓ dev \(development\): no changes\n\nPlanned with: terraform .*\n( {2}.*\n)?Fingerprint: sha256:\w+\n$/,
    );
  });

  test.each([
    [
      'a plan without a critical risk',
      () => reviewOf('url-changed'),
      'To apply this plan, and no other:\n  ./federation apply dev',
    ],
    [
      'a blocked plan',
      busy,
      'To apply this plan, and no other, add the option next to "accept" of each critical risk:\n  ./federation apply prod',
    ],
    [
      'a plan with an accepted risk',
      accepted,
      'To apply this plan, and no other, add the acknowledgements of this review:\n  ./federation apply dev',
    ],
  ])('shows how to apply %s', async (_what, review, expected) => {
    expect(renderText(await review()).replace(/\n {2}(?!\.\/)/g, ' ')).toContain(expected);
  });

  test.each([
    ['the environment is not known', () => reviewOf('url-changed', { stage: undefined })],
    [
      'Terraform could not finish the plan',
      () =>
        reviewPlan(planText({ changes: [{ address: 'aws_x.a', after: {} }], more: { errored: true } }), {
          environment: 'dev',
          stage: 'development',
        }),
    ],
  ])('prints no command if %s', async (_what, review) => {
    expect(renderText(await review())).not.toContain('./federation apply');
  });

  test('lists drift, settings without a rule, and differences from an earlier review separately', async () => {
    const plan = planText({
      changes: [{ address: 'aws_cognito_user_pool.a', before: { made_up: 'a' }, after: { made_up: 'b' } }],
      drift: [{ address: 'aws_x.b', before: { a: 1 }, after: { a: 2 } }],
    });
    const review = await reviewPlan(plan, { environment: 'dev', stage: 'development' });

    const text = renderText(sinceReview(await reviewOf('pool-replaced'), review));

    expect(text).toContain(
      'Needs a look: settings that no rule judges\n\n! aws_cognito_user_pool.a\n    ~ made_up: "a" → "b"\n',
    );
    expect(text).toContain('Changed outside Terraform, apart from this plan\n\n~ aws_x.b: updated\n    ~ a: 1 → 2\n');
    expect(text).toMatch(/\nSince the previous review: \d+ risks gone, \d+ changes differ\n/);
    expect(text).toMatch(/\n {2}✗ gone: critical\s+user-pool-lost@/);
  });

  test('adds color only with a painter, and no other character', async () => {
    const paint: Paint = (style, text) => `<${[style].flat().join('+')}>${text}</>`;
    const review = await busy();

    const text = renderText(review, { paint });

    expect(text.split('\n')[0]).toBe('<bold+red>✗ prod (production): blocked</>');
    expect(text.replace(/<[a-z+]+>|<\/>/g, '')).toBe(renderText(review));
  });
});

test('the summary is the first part of the text, with short risks', async () => {
  const review = await busy();

  const summary = textSummary(review);

  const [head = ''] = renderText(review).split('\n\n');
  expect(summary.startsWith(`${head}\n\n✗ critical: `)).toBe(true);
  for (const { rule, address } of review.risks) expect(summary).toContain(`    ${rule}@${address}\n`);
  expect(summary.endsWith(`\nFingerprint: ${review.fingerprint}`)).toBe(true);
});
