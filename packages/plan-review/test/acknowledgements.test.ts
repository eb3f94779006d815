import { acknowledgementLine, parseAcknowledgements, reviewPlan } from '../src';
import { planText } from './plans';

describe('parseAcknowledgements', () => {
  test('reads lines with environment, rule and address', () => {
    const text =
      '# agreed with support\r\n\r\nprod user-pool-lost aws_cognito_user_pool.a["x y"]\n  dev application-lost auth0_client.b  \n';

    expect(parseAcknowledgements(text)).toEqual([
      { environment: 'prod', rule: 'user-pool-lost', address: 'aws_cognito_user_pool.a["x y"]' },
      { environment: 'dev', rule: 'application-lost', address: 'auth0_client.b' },
    ]);
  });

  test.each([
    ['prod', 'ERR_ACKNOWLEDGEMENT_SHAPE'],
    ['prod user-pool-lost', 'ERR_ACKNOWLEDGEMENT_SHAPE'],
    ['* user-pool-lost aws_cognito_user_pool.a', 'ERR_ACKNOWLEDGEMENT_SHAPE'],
    ['prod * aws_cognito_user_pool.a', 'ERR_ACKNOWLEDGEMENT_SHAPE'],
    ['prod no-such-rule aws_cognito_user_pool.a', 'ERR_ACKNOWLEDGEMENT_RULE'],
    ['prod url-outside aws_cognito_user_pool.a', 'ERR_ACKNOWLEDGEMENT_RULE'],
    ['prod user-pool-lost *', 'ERR_ACKNOWLEDGEMENT_BLANKET'],
  ])('refuses %j', (text, code) => {
    expect(() => parseAcknowledgements(text)).toThrow(expect.objectContaining({ code }));
  });

  test('reports all faults at once, each with its line number', () => {
    expect(() => parseAcknowledgements('a\n\nb')).toThrow(
      expect.objectContaining({
        faults: [expect.objectContaining({ path: 'line 1' }), expect.objectContaining({ path: 'line 3' })],
      }),
    );
  });

  test('the line that a review prints accepts exactly its risk', async () => {
    const plan = planText({
      changes: [
        { address: 'aws_cognito_user_pool.a["x"]', before: {} },
        { address: 'aws_cognito_user_pool.b', before: {} },
      ],
    });
    const { risks } = await reviewPlan(plan, { environment: 'prod' });
    const [first] = risks;
    const line = first ? acknowledgementLine('prod', first) : '';

    const again = await reviewPlan(plan, { environment: 'prod', acknowledgements: parseAcknowledgements(line) });

    expect(again.risks.map(({ isAcknowledged }) => isAcknowledged)).toEqual([true, false]);
    expect(again.status).toBe('blocked');
  });

  test('an address with a masked part cannot be accepted', async () => {
    const plan = planText({
      changes: [
        {
          address: 'aws_cognito_user_pool.a["hidden-instance-key"]',
          before: { x: 'hidden-instance-key' },
          beforeSensitive: { x: true },
        },
      ],
    });
    const acknowledgements = [
      { environment: 'prod', rule: 'user-pool-lost', address: 'aws_cognito_user_pool.a["(sensitive)"]' },
    ];

    const { status, risks } = await reviewPlan(plan, { environment: 'prod', acknowledgements });

    expect(risks[0]?.address).toBe('aws_cognito_user_pool.a["(sensitive)"]');
    expect(status).toBe('blocked');
  });
});
