import { readFileSync } from 'node:fs';
import { PLANS, ScriptedCheckout } from './support/scripted';

let checkout: ScriptedCheckout;

beforeEach(() => {
  checkout = new ScriptedCheckout();
  checkout.synthesize({});
});
afterEach(() => checkout.remove());

const review = (args: readonly string[], input?: string) => checkout.federation(['review', ...args], input);
const ACKNOWLEDGED = ['--acknowledge', 'user-pool-lost@aws_cognito_user_pool.Users'];

describe('./federation review', () => {
  test.each([
    ['changes without a risk', PLANS.creates, [], 0],
    ['a critical risk', PLANS.replaces, [], 3],
    ['a critical risk that was acknowledged', PLANS.replaces, ACKNOWLEDGED, 2],
    ['a document that is not a plan', '{}', [], 1],
    ['a truncated plan', PLANS.creates.slice(0, -20), [], 1],
    ['nothing', '', [], 1],
  ])('exits with the code for: %s', async (_what, plan, args, expected) => {
    const { exitCode, progress } = await review(['-', ...args], plan);

    expect(exitCode).toBe(expected);
    expect(progress.includes('ERR_PLAN_')).toBe(expected === 1);
  });

  test.each([
    ['text', '✗ plan (no stage given, judged as production): blocked'],
    ['markdown', '<!-- federation-plan plan -->'],
    ['html', '<!doctype html>'],
    ['json', '{\n  "version": 1'],
  ])('writes %s', async (format, begin) => {
    const { result } = await review(['-', '--format', format], PLANS.replaces);

    expect(result.slice(0, begin.length)).toBe(begin);
    expect(result).toContain('user-pool-lost');
  });

  test('reads a file, and uses its name as the name of the plan', async () => {
    checkout.write('plans/qa.plan.json', PLANS.updates);

    const { result } = await review(['plans/qa.plan.json', '--format', 'json']);

    expect(JSON.parse(result)).toMatchObject({ reviews: [{ environment: 'qa', stage: 'production' }] });
  });

  test('judges a plan by the stage of its environment', async () => {
    checkout.values("export const environment = { stage: 'development' };");
    checkout.synthesize({});

    const { result } = await review(['-', '--environment', 'dev', '--format', 'json'], PLANS.updates);

    expect(JSON.parse(result)).toMatchObject({ reviews: [{ environment: 'dev', stage: 'development' }] });
  });

  test('reviews the saved plan of an environment with the providers of that plan', async () => {
    checkout.answer({ plan: { exitCode: 2 }, show: { stdout: PLANS.updates } });
    await checkout.federation(['plan', 'dev']);
    checkout.write(
      'apps/dev/cdktf.out/stacks/dev/.terraform.lock.hcl',
      'provider "registry.terraform.io/hashicorp/aws" {\n  version     = "5.100.0"\n}\n',
    );

    const { exitCode, result } = await review(['dev', '--commit', 'abcdef1']);

    expect(exitCode).toBe(0);
    expect(result).toMatch(/commit `abcdef1`.*`hashicorp\/aws` `5\.100\.0`/);
    expect(checkout.calls.at(-1)).toMatch(/^show .*-json .*plan\.tfplan$/);
  });

  test('reports the differences from an earlier review, or that there are none', async () => {
    await review(['-', '--environment', 'dev', '--format', 'json', '--output', 'first.json'], PLANS.updates);

    const same = await review(['-', '--environment', 'dev', '--previous', 'first.json'], PLANS.updates);
    const other = await review(['-', '--environment', 'dev', '--previous', 'first.json'], PLANS.replaces);

    expect(same.progress).toContain('Since the previous review: the same plan, with the same fingerprint');
    expect(same.result).toContain('the same plan, with the same fingerprint');
    expect(other.progress).toContain('new: critical user-pool-lost@aws_cognito_user_pool.Users');
    expect(other.progress).toMatch(/aws_cognito_user_pool\.Users: actions were update, now delete and create/);
    expect(other.result).toContain('Since the review before: **1 new risk, 1 change differs**');
  });

  test('compares with an earlier plan as well as with an earlier review', async () => {
    checkout.write('earlier.json', PLANS.replaces);

    const { exitCode, progress, result } = await review(['-', '--previous', 'earlier.json'], PLANS.updates);

    expect(exitCode).toBe(0);
    expect(progress).toContain('gone: critical user-pool-lost@aws_cognito_user_pool.Users');
    expect(result).toContain('**1 risk gone, 1 change differs**');
  });

  test('saves the differences from an earlier review for the comment', async () => {
    checkout.answer({ plan: { exitCode: 2 }, show: { stdout: PLANS.updates } });
    await checkout.federation(['plan', 'dev']);
    checkout.write('earlier.json', PLANS.replaces);

    await review(['dev', '--previous', 'earlier.json']);

    const kept = JSON.parse(readFileSync(checkout.path('.local/plans/dev/review.json'), 'utf8')) as object;
    expect(kept).toMatchObject({ since: { goneRisks: [{ rule: 'user-pool-lost' }] } });
  });

  test('writes several reviews as one, compares each with its own earlier review, and exits with the worst code', async () => {
    checkout.write('plans/dev.json', PLANS.updates);
    checkout.write('plans/prod.json', PLANS.replaces);
    const plans = ['plans/dev.json', 'plans/prod.json'];
    await review([...plans, '--format', 'json', '--output', 'first.json']);

    const { exitCode, result, progress } = await review([...plans, '--format', 'html', '--previous', 'first.json']);

    expect(exitCode).toBe(3);
    expect(result.match(/<section class="environment" data-environment="\w+"/g)).toHaveLength(2);
    expect(progress.match(/the same plan, with the same fingerprint/g)).toHaveLength(2);
  });

  test('writes the same text to a file', async () => {
    const { result } = await review(['-', '--output', 'review.md'], PLANS.creates);

    expect(result).toBe('');
    expect(readFileSync(checkout.path('review.md'), 'utf8')).toContain('federation-fingerprint sha256:');
  });

  test('reports the error of Terraform if it cannot show the plan', async () => {
    await checkout.federation(['plan', 'dev']);
    checkout.answer({ show: { exitCode: 1, stdout: '{"format', stderr: 'Error: plan of another version' } });

    const { exitCode, progress } = await review(['dev']);

    expect(exitCode).toBe(1);
    expect(progress).toContain('plan of another version');
    expect(progress).not.toContain('ERR_PLAN_');
  });

  test.each([
    ['an environment without a plan', ['dev'], 'ERR_PLAN_MISSING'],
    ['a missing file', ['none.json'], 'ERR_FILE_UNREADABLE'],
    ['an unknown format', ['-', '--format', 'pdf'], 'text, markdown, html, json'],
    ['an acknowledgement of all risks', ['-', '--acknowledge', 'user-pool-lost@*'], 'ERR_ACKNOWLEDGEMENT_BLANKET'],
    ['an acknowledgement without an address', ['-', '--acknowledge', 'user-pool-lost'], 'ERR_ACKNOWLEDGE_SHAPE'],
    ['one environment for two plans', ['-', 'nx.json', '--environment', 'dev'], '--environment'],
    [
      'one plan where two reviews are required',
      ['-', 'plan.json', '--previous', 'plan.json'],
      'ERR_REVIEWED_NOT_A_REVIEW',
    ],
    ['an earlier plan that is truncated', ['-', '--previous', 'half.json'], 'ERR_PLAN_TRUNCATED'],
    ['an earlier review with an invalid risk', ['-', '--previous', 'broken.json'], 'ERR_REVIEWED_NOT_A_REVIEW'],
    ['an invalid earlier review', ['-', '--previous', 'nx.json'], 'ERR_REVIEWED_NOT_A_REVIEW'],
    ['an output folder that does not exist', ['-', '--output', 'no/review.md'], 'ERR_FILE_UNWRITABLE'],
  ])('exits with 1 for %s', async (_what, args, told) => {
    checkout.write('plan.json', PLANS.creates);
    checkout.write('half.json', PLANS.creates.slice(0, -20));
    const broken = {
      environment: 'plan',
      fingerprint: '',
      commit: null,
      changes: [],
      risks: [{ rule: 'x', severity: 1 }],
    };
    checkout.write('broken.json', JSON.stringify({ version: 1, reviews: [broken] }));

    const { exitCode, progress } = await review(args, PLANS.creates);

    expect(progress).toContain(told);
    expect(exitCode).toBe(1);
  });
});
