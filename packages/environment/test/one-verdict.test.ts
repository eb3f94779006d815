import { FaultError, type JsonObject } from '@auth0-cognito/contract';
import { configurationSubject, identityRisks, judge, type Subject } from '@auth0-cognito/policy';

import { defineEnvironment, judgeConfiguration, type EnvironmentInput } from '../src';
import { synthesized } from '../src/testing';

import { edited, productionValues } from './values';

/**
 * A fact of the contract: where an environment sets it, which checks read it under which name, and values for both
 * verdicts.
 */
interface Case {
  readonly fact: string;
  readonly path: string;
  readonly production: string;
  readonly configuration: string;
  readonly plan: string;
  readonly refused: readonly unknown[];
  readonly accepted: readonly unknown[];
}

const callback = (url: string) => ['https://app.test.acme.example', url];

const CASES: readonly Case[] = [
  {
    fact: 'loopback hosts',
    path: 'webClient.callbackUrls',
    production: 'ERR_PRODUCTION_LOCALHOST',
    configuration: 'localhost-in-production',
    plan: 'url-insecure',
    refused: [
      'http://localhost:3000',
      'http://127.0.0.1:3000',
      'http://[::1]:3000',
      'https://localhost/cb',
      'https://app.localhost/cb',
      'https://127.0.0.9/cb',
      'https://0.0.0.0/cb',
      'https://[::1]/cb',
      'https://[::]/cb',
      'https://[::ffff:7f00:1]/cb',
    ].map(callback),
    accepted: [
      'https://localhost.acme.example/cb',
      'https://127.acme.example/cb',
      'https://app.acme.example/localhost',
    ].map(callback),
  },
  {
    fact: 'password flows',
    path: 'webClient.explicitAuthFlows',
    production: 'ERR_PRODUCTION_PASSWORD_FLOW',
    configuration: 'password-flows',
    plan: 'password-flow-added',
    refused: [['ALLOW_USER_PASSWORD_AUTH'], ['ALLOW_ADMIN_USER_PASSWORD_AUTH']],
    accepted: [['ALLOW_USER_SRP_AUTH'], ['ALLOW_CUSTOM_AUTH'], ['ALLOW_REFRESH_TOKEN_AUTH']],
  },
  {
    fact: 'the implicit flow',
    path: 'webClient.allowImplicitFlow',
    production: 'ERR_PRODUCTION_IMPLICIT_FLOW',
    configuration: 'implicit-flow',
    plan: 'implicit-flow-added',
    refused: [true],
    accepted: [false],
  },
  ...(['accessToken', 'idToken'] as const).map((token) => ({
    fact: `the lifetime of the ${token}`,
    path: `webClient.lifetimes.${token}`,
    production: 'ERR_PRODUCTION_LONG_TOKENS',
    configuration: 'token-lifetime',
    plan: 'token-lifetime-raised',
    refused: ['61 minutes', '2 hours', '1 day', '3601 seconds'],
    accepted: ['1 hour', '60 minutes', '5 minutes'],
  })),
  {
    fact: 'the lifetime of the refreshToken',
    path: 'webClient.lifetimes.refreshToken',
    production: 'ERR_PRODUCTION_LONG_TOKENS',
    configuration: 'token-lifetime',
    plan: 'token-lifetime-raised',
    refused: ['31 days', '721 hours', '3650 days'],
    accepted: ['30 days', '720 hours', '1 day'],
  },
  {
    fact: 'the length of passwords',
    path: 'userPool.passwordPolicy.minimumLength',
    production: 'ERR_PRODUCTION_PASSWORD_POLICY',
    configuration: 'pool-sign-in',
    plan: 'password-shortened',
    refused: [6, 11],
    accepted: [12, 99],
  },
];

const rows = (verdict: 'refused' | 'accepted') =>
  CASES.flatMap((row) => row[verdict].map((value) => [row.fact, JSON.stringify(value), row, value] as const));

/** Values that may be loosened, and that the later checks accept. */
const staging = (): EnvironmentInput => ({ ...productionValues(), stage: 'staging' });

function productionCodes(path: string, value: unknown): readonly string[] {
  try {
    defineEnvironment(edited(path, value, productionValues()));
    return [];
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return error.faults.map(({ code }) => code);
  }
}

const parsed = (input: EnvironmentInput) => JSON.parse(synthesized(input)) as JsonObject;

const synthesizedWith = (path: string, value: unknown) => parsed(edited(path, value, staging()));

const configurationRules = (document: JsonObject) =>
  judgeConfiguration(document, { stage: 'production' }).map(({ rule }) => rule);

/** A plan that changes each resource from the deployed values to those of the document. */
function planOf(document: JsonObject): Subject {
  const deployed = configurationSubject(parsed(staging()), 'production');
  const planned = configurationSubject(document, 'production');
  const before = new Map(deployed.resources.map(({ address, values }) => [address, values]));
  return {
    ...planned,
    source: 'plan',
    resources: planned.resources.map((resource) => ({
      ...resource,
      before: before.get(resource.address) ?? null,
      actions: ['update'],
    })),
  };
}

const planRules = (document: JsonObject) => judge(planOf(document), identityRisks()).map(({ rule }) => rule);

describe('one fact has one verdict', () => {
  test.each(rows('refused'))('%s: %s is refused by every check', (_fact, _value, row, value) => {
    const document = synthesizedWith(row.path, value);

    const verdicts = {
      production: productionCodes(row.path, value).includes(row.production),
      configuration: configurationRules(document).includes(row.configuration),
      plan: planRules(document).includes(row.plan),
    };

    expect(verdicts).toEqual({ production: true, configuration: true, plan: true });
  });

  test.each(rows('accepted'))('%s: %s is accepted by every check', (_fact, _value, row, value) => {
    const document = synthesizedWith(row.path, value);

    const verdicts = {
      production: productionCodes(row.path, value),
      configuration: configurationRules(document).includes(row.configuration),
      plan: planRules(document).includes(row.plan),
    };

    expect(verdicts).toEqual({ production: [], configuration: false, plan: false });
  });
});
