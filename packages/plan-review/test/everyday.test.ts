import { reviewPlan } from '../src';
import { CLIENT, create, EVERYDAY, POOL, update } from './everyday-edits';
import { EVERYDAY_FOREIGN } from './everyday-foreign';
import { outputsOf, planText, type PlannedResource } from './plans';

const reviewed = (changes: readonly PlannedResource[]) =>
  reviewPlan(planText({ changes, outputs: outputsOf('app.acme.example') }), { environment: 'prod' });

describe('everyday edits', () => {
  test.each([...EVERYDAY, ...EVERYDAY_FOREIGN])('%s: %s', async (_, status, changes) => {
    const review = await reviewed(changes);

    expect({ status: review.status, reasons: status === 'safe' ? review.reasons : [] }).toEqual({
      status,
      reasons: [],
    });
  });

  test('six URLs that move to one host are one entry', async () => {
    const paths = ['/a', '/b', '/c'];
    const at = (host: string) => {
      const urls = paths.map((path) => `https://${host}${path}`);
      return { callback_urls: urls, logout_urls: urls };
    };

    const { risks } = await reviewed([update(CLIENT, at('app.acme.example'), at('new.acme.example'))]);

    expect(risks.map(({ rule }) => rule)).toEqual(['url-outside']);
  });

  test('settings without a rule are shown with their values, and other types are listed', async () => {
    const review = await reviewed([
      update(POOL, { brand_new_setting: 'a' }, { brand_new_setting: 'b' }),
      create('auth0_log_stream.a', { name: 'a' }),
      create('aws_sqs_queue.jobs', { name: 'jobs' }),
    ]);

    expect(review.unjudged.map(({ address }) => address)).toEqual([POOL, 'auth0_log_stream.a']);
    expect(review.unjudged[0]?.attributes).toEqual([{ path: 'brand_new_setting', before: '"a"', after: '"b"' }]);
    expect(review.otherTypes).toEqual([{ type: 'aws_sqs_queue', count: 1 }]);
  });
});

describe('a review of other parts of the plan', () => {
  const of = async (more: Readonly<Record<string, unknown>>) => {
    const review = await reviewPlan(planText({ more }), { environment: 'prod' });
    return { rules: review.risks.map(({ rule }) => rule), status: review.status, fingerprint: review.fingerprint };
  };

  test.each([
    ['action-invoked', { action_invocations: [{ address: 'action.x.a', type: 'x', name: 'a', config_values: {} }] }],
    ['check-failed', { checks: [{ address: { to_display: 'check.a' }, status: 'fail', instances: [] }] }],
    ['plan-part-unknown', { destroy_everything: { really: true } }],
  ])('requires a look at %s, which results in another fingerprint', async (rule, more) => {
    const [found, nothing] = [await of(more), await of({})];

    expect(found.rules).toEqual([rule]);
    expect(found.status).toBe('look');
    expect(found.fingerprint).not.toBe(nothing.fingerprint);
  });

  test('ignores a check that passes and an empty part', async () => {
    const more = { checks: [{ address: { to_display: 'check.a' }, status: 'pass' }], future_part: [], other: null };

    expect((await of(more)).status).toBe('nothing');
  });

  test('judges a deferred replacement of the pool as any other, and does not count it as done', async () => {
    const change = { actions: ['delete', 'create'], before: { name: 'a' }, after: { name: 'b' } };
    const resource = { address: POOL, mode: 'managed', type: 'aws_cognito_user_pool', name: 'main', change };
    const more = { deferred_changes: [{ reason: 'provider_config_unknown', resource_change: resource }] };

    const review = await reviewPlan(planText({ more }), { environment: 'prod' });

    expect(review.risks.map(({ rule }) => rule)).toEqual(['user-pool-lost', 'change-deferred']);
    expect(review.counts.replace).toBe(0);
  });

  test('distinguishes plans that mask different callbacks, but not plans with different secrets', async () => {
    const hiding = async (key: string, value: string) => {
      const change = { ...update(CLIENT, { [key]: 'x' }, { [key]: value }), afterSensitive: { [key]: true } };
      return (await reviewed([change])).fingerprint;
    };

    expect(await hiding('default_redirect_uri', 'https://a.test')).not.toBe(
      await hiding('default_redirect_uri', 'https://b.test'),
    );
    expect(await hiding('client_secret', '1234')).toBe(await hiding('client_secret', '5678'));
  });
});
