import { AWS_PROVIDER_SINCE, compareVersions } from '@auth0-cognito/contract';

import { committed, documentOf, schemaOf } from './aws-schemas';
import { lacking, writtenTypes, type TerraformJson } from './lacking';
import { BINDINGS, bindingsSchema, importedTypes, OLDEST, oldestSchema } from './sources';
import { entryPoints, synthesizedWith } from './synthesized';

const document = committed();
const { versions } = document;

/** Terraform takes seconds to read the AWS provider's schema. */
const TIMEOUT = 60_000;

let configurations: readonly (readonly [string, TerraformJson])[];

beforeAll(async () => {
  const apps = Object.values(await synthesizedWith('cdktf'));
  configurations = apps.flatMap(({ stacks }) =>
    Object.entries(stacks).map(([stack, json]) => [stack, JSON.parse(json) as TerraformJson] as const),
  );
}, TIMEOUT);

/** The stack with the settings that only version 6 has: an environment with them is refused with an older version. */
const NEWER = 'newer';

/** What a version lacks of its configuration: all versions, or those that the stack requires. */
const lackingAnywhere = (json: TerraformJson, stack = '') =>
  versions
    .filter((version) => stack !== NEWER || compareVersions(version, AWS_PROVIDER_SINCE.loginBranding) >= 0)
    .flatMap((version) => lacking(json, schemaOf(document, version)).map((text) => `${version}: ${text}`));

describe('the Terraform JSON of every app', () => {
  test('uses nothing that a version of the AWS provider lacks', () => {
    const found = configurations.flatMap(([stack, json]) =>
      lackingAnywhere(json, stack).map((text) => `${stack}: ${text}`),
    );

    expect(found).toEqual([]);
    expect(configurations.length).toBeGreaterThanOrEqual(Object.keys(entryPoints()).length);
  });

  test('contains every type that any source imports', () => {
    const written = new Set(configurations.flatMap(([, json]) => writtenTypes(json)));

    expect([...written].sort()).toEqual(importedTypes());
  });
});

describe('the facts of the AWS provider’s versions', () => {
  test('are of the oldest version, of the version of the bindings, and of the newest version below 7', () => {
    expect(versions[0]).toBe(OLDEST);
    expect(versions).toContain(BINDINGS.version);
    expect(versions.at(-1)).toMatch(/^6\./);
  });

  test('are of every type that any source imports, as npm run aws-schemas writes them', () => {
    expect(Object.keys(document.types)).toEqual(importedTypes());
  });

  test(
    'match the provider and the bindings',
    async () => {
      const types = importedTypes();
      const schemas = new Map([
        [OLDEST, await oldestSchema(types)],
        [BINDINGS.version, bindingsSchema(BINDINGS.lib, types)],
      ]);

      // The bindings of the newest version are not installed: its facts are used unchanged.
      const told = documentOf(
        Object.fromEntries(versions.map((version) => [version, schemas.get(version) ?? schemaOf(document, version)])),
      );

      expect(told).toEqual(document);
    },
    TIMEOUT,
  );
});

describe('what one version lacks', () => {
  const POOL = { name: 'users', username_configuration: [{ case_sensitive: false }] };
  const pool = (block: object, more: object = {}) =>
    ({ resource: { aws_cognito_user_pool: { Pool: { ...POOL, ...block } }, ...more } }) as TerraformJson;
  const PLACE = 'aws_cognito_user_pool.Pool';

  test('is nothing in a valid configuration', () => {
    expect(lackingAnywhere(pool({ mfa_configuration: 'OFF', tags: { team: 'identity' } }))).toEqual([]);
  });

  test.each([
    ['an attribute only of 6', { region: 'eu-central-1' }, [`5.100.0: ${PLACE}: region is not there`]],
    [
      'an attribute that no version has, in a block',
      { password_policy: [{ minimum_length: 12, words: 3 }] },
      versions.map((version) => `${version}: ${PLACE}: password_policy.words is not there`),
    ],
    [
      'a read-only attribute that is set',
      { arn: 'arn' },
      versions.map((version) => `${version}: ${PLACE}: arn can't be set`),
    ],
    [
      'a text instead of a list',
      { alias_attributes: 'email' },
      versions.map((version) => `${version}: ${PLACE}: alias_attributes is a set(string)`),
    ],
    [
      'a text instead of a block',
      { password_policy: 'strong' },
      versions.map((version) => `${version}: ${PLACE}: password_policy is a block list`),
    ],
    [
      'a block without a required setting',
      { sms_configuration: [{ external_id: 'id' }] },
      versions.map((version) => `${version}: ${PLACE}: sms_configuration.sns_caller_arn is required`),
    ],
    [
      'a lifecycle that ignores an unknown attribute',
      { lifecycle: { ignore_changes: ['colour'] } },
      versions.map((version) => `${version}: ${PLACE}: colour is not there`),
    ],
    [
      'an expression that reads an unknown attribute',
      { name: '${aws_cognito_user_pool.Pool.colour}' },
      versions.map((version) => `${version}: ${PLACE}.colour: is not there`),
    ],
  ])('is found: %s', (_what, block, expected) => {
    expect(lackingAnywhere(pool(block))).toEqual(expected);
  });

  test('is found: an attribute of the newest version only', () => {
    const certificate = { domain_name: 'login.example.com', private_key_wo: 'key' };

    const found = lackingAnywhere({ resource: { aws_acm_certificate: { Certificate: certificate } } });

    expect(found).toEqual(
      versions
        .slice(0, -1)
        .map((version) => `${version}: aws_acm_certificate.Certificate: private_key_wo is not there`),
    );
  });

  test('is found: a deprecated attribute', () => {
    const role = { assume_role_policy: '{}', managed_policy_arns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] };

    const found = lackingAnywhere({ resource: { aws_iam_role: { Role: role } } });

    expect(found).toEqual(['5.100.0: aws_iam_role.Role: managed_policy_arns is deprecated']);
  });

  test('is found: a setting of the provider that 5.100 lacks', () => {
    const found = lackingAnywhere({ provider: { aws: [{ region: 'eu-central-1', tag_policy_compliance: 'error' }] } });

    expect(found).toEqual(['5.100.0: provider.aws[0]: tag_policy_compliance is not there']);
  });

  test('is found: an unknown type', () => {
    const found = lackingAnywhere({ resource: { aws_waf_rule: { Rule: {} } } });

    expect(found).toEqual(versions.map((version) => `${version}: aws_waf_rule.Rule: aws_waf_rule is not known`));
  });
});
