import { codesAt, describeBad, type Case } from './cases';

const SECRETS_AND_TOKENS: readonly Case[] = [
  ['a client secret', 'federations.auth0.tenant.clientSecret', 's3cret', 'ERR_ENVIRONMENT_SECRET'],
  ['a password', 'app.password', 'hunter2', 'ERR_ENVIRONMENT_SECRET'],
  ['an AWS key in a tag', 'tags.note', 'AKIAIOSFODNN7EXAMPLE', 'ERR_ENVIRONMENT_SECRET'],
  ['a private key', 'tags.note', '-----BEGIN RSA PRIVATE KEY-----', 'ERR_ENVIRONMENT_SECRET'],
  ['a JSON web token', 'tags.note', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'ERR_ENVIRONMENT_SECRET'],
  ['an expression', 'app.url', 'https://${var.host}', 'ERR_ENVIRONMENT_TOKEN'],
  ['a token of cdktf', 'region', '${TfToken[TOKEN.0]}', 'ERR_ENVIRONMENT_TOKEN'],
  ['a template directive in a tag', 'tags.note', '%{ if true }x%{ endif }', 'ERR_ENVIRONMENT_TOKEN'],
];

const SHAPES: readonly Case[] = [
  ['an unknown key', 'regoin', 'eu-central-1', 'ERR_ENVIRONMENT_UNKNOWN_KEY'],
  ['an unknown key in a nested object', 'webClient.callbackUrl', 'https://a.example', 'ERR_ENVIRONMENT_UNKNOWN_KEY'],
  ['a missing part', 'state', undefined, 'ERR_ENVIRONMENT_MISSING'],
  ['a missing required value', 'state.bucket', undefined, 'ERR_ENVIRONMENT_MISSING'],
  ['a missing option of a choice', 'stage', undefined, 'ERR_ENVIRONMENT_MISSING'],
  ['an unknown stage', 'stage', 'prod', 'ERR_ENVIRONMENT_CHOICE'],
  ['a list instead of a text', 'app.url', ['https://a.example'], 'ERR_ENVIRONMENT_TYPE'],
  ['a text instead of a list', 'webClient.callbackUrls', 'https://a.example', 'ERR_ENVIRONMENT_TYPE'],
  ['a text instead of a boolean', 'userPool.deletionProtection', 'true', 'ERR_ENVIRONMENT_TYPE'],
  ['null', 'domain', null, 'ERR_ENVIRONMENT_TYPE'],
  ['no federation', 'federations', {}, 'ERR_LIST_EMPTY'],
  ['a primary federation that does not exist', 'primaryFederation', 'okta', 'ERR_FEDERATION_UNKNOWN'],
  ['a reserved tag', 'tags', { 'aws:x': 'y' }, 'ERR_ENVIRONMENT_TAG', 'tags["aws:x"]'],
  ['a tag that is too long', 'tags.note', 'a'.repeat(257), 'ERR_ENVIRONMENT_TAG'],
  [
    'a decommission without a date',
    'decommission',
    { acknowledgement: 'every user of test is lost' },
    'ERR_ENVIRONMENT_DECOMMISSION',
    'decommission.date',
  ],
  [
    'a decommission with an invalid date',
    'decommission',
    { date: '2026-02-30', acknowledgement: 'every user of test is lost' },
    'ERR_ENVIRONMENT_DECOMMISSION',
    'decommission.date',
  ],
  [
    'a decommission of another environment',
    'decommission',
    { date: '2026-12-31', acknowledgement: 'every user of prod is lost' },
    'ERR_ENVIRONMENT_DECOMMISSION',
    'decommission.acknowledgement',
  ],
  [
    'a retired tenant whose federation still exists',
    'retiredTenants.auth0',
    { domain: 'acme-test.eu.auth0.com' },
    'ERR_ENVIRONMENT_RETIRED_TENANT',
  ],
  [
    'a retired tenant given by its URL',
    'retiredTenants.partner.domain',
    'https://partner.eu.auth0.com',
    'ERR_ENVIRONMENT_RETIRED_TENANT',
  ],
];

describeBad('secrets and tokens', SECRETS_AND_TOKENS);
describeBad('shapes', SHAPES);

describe('any other type', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'dev'],
    ['a list', []],
  ])('%s instead of values', (_, input) => {
    const faults = codesAt(input);

    expect(faults).toEqual([expect.stringMatching(/^ERR_ENVIRONMENT_(TYPE|MISSING) environment$/)]);
  });
});
