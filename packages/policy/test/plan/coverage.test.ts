import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityRisks, isCovered } from '../../src';

const SCHEMAS = join(__dirname, '../../../environment/test/migrations/aws-schemas.json');
const { types } = JSON.parse(readFileSync(SCHEMAS, 'utf8')) as {
  readonly types: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** Settings of the AWS types of the constructs that a plan can change: the provider sets `computed` ones. */
const settingsOf = (type: string) =>
  Object.entries(types[type] ?? {}).flatMap(([setting, kind]) => {
    const text = JSON.stringify(kind);
    return text.includes('computed') || text.includes('block') ? [] : [setting];
  });

describe('coverage', () => {
  const covers = isCovered(identityRisks());

  test.each(Object.keys(types).filter((type) => /^aws_(cognito|iam|lambda_permission|route53|acm|kms)/.test(type)))(
    'every setting of %s is judged by a rule or known to be harmless',
    (type) => {
      // A map: each of its keys is judged separately, and an unknown key needs a look.
      const settings = settingsOf(type).filter((setting) => setting !== 'provider_details');

      expect(settings.length).toBeGreaterThan(0);
      expect(settings.filter((setting) => !covers(type, setting.split('.')))).toEqual([]);
    },
  );

  test('a setting that is on neither list is not covered', () => {
    expect(covers('aws_cognito_user_pool', ['brand_new_setting'])).toBe(false);
    expect(covers('auth0_log_stream', ['sink'])).toBe(false);
  });
});
