import { isSource } from '@auth0-cognito/contract';

import { configurationSubject, isRefused, judge, policyFault, RULES, type Rule } from '../src';
import { planSubject } from './plan-subject';

import { goodConfiguration } from './configuration';

const rule = (id: string, severity: Rule['severity'], address = 'a'): Rule => ({
  id,
  severity,
  reads: ['configuration'],
  title: 'something is wrong',
  help: 'mend it',
  check: () => [{ address, received: '"x"', allowed: '"y"' }],
});

test('every rule about configurations names its source', () => {
  expect(RULES.filter(({ source }) => !isSource(source)).map(({ id }) => id)).toEqual([]);
});

describe('judge', () => {
  test('finds nothing in the good configuration', () => {
    const subject = configurationSubject(goodConfiguration(), 'production');

    const found = judge(subject, RULES);

    expect(found).toEqual([]);
  });

  test('prints the worst finding first, then by rule and address', () => {
    const subject = configurationSubject({}, 'production');

    const found = judge(subject, [
      rule('a-notice', 'notice'),
      rule('b-high', 'high', 'b'),
      rule('b-high', 'high', 'a'),
      rule('z-critical', 'critical'),
    ]);

    expect(found.map(({ rule: id, address }) => `${id} ${address}`)).toEqual([
      'z-critical a',
      'b-high a',
      'b-high b',
      'a-notice a',
    ]);
  });

  test('runs rules only on the types that they read', () => {
    const subject = planSubject({}, 'production');

    const found = judge(subject, [rule('about-configurations', 'critical')]);

    expect(found).toEqual([]);
  });

  test('accepts documents of an unknown format', () => {
    const documents = [{}, { resource: [], provider: null, terraform: 'x' }, { resource: { auth0_client: { a: [] } } }];

    for (const document of documents) {
      expect(() => judge(configurationSubject(document, 'production'), RULES)).not.toThrow();
      expect(() => judge(planSubject({ resource_changes: [document] }, 'production'), RULES)).not.toThrow();
    }
  });
});

describe('RULES', () => {
  test('have ids that are unique and kebab-case', () => {
    const ids = RULES.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)+$/.test(id))).toEqual([]);
  });
});

describe('isRefused', () => {
  test.each([
    ['critical', 'development', true],
    ['critical', 'production', true],
    ['high', 'development', false],
    ['high', 'staging', false],
    ['high', 'production', true],
    ['notice', 'production', false],
  ] as const)('%s findings in %s: %p', (severity, stage, expected) => {
    const refused = isRefused({ severity }, stage);

    expect(refused).toBe(expected);
  });
});

describe('policyFault', () => {
  test('derives the code from the id of the rule', () => {
    const [judgement] = judge(configurationSubject({}, 'production'), [rule('implicit-flow', 'high')]);

    const fault = judgement && policyFault(judgement);

    expect(fault).toEqual({
      code: 'ERR_POLICY_IMPLICIT_FLOW',
      path: 'a',
      received: '"x"',
      allowed: '"y"',
      fix: 'mend it',
    });
  });
});
