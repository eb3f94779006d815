import type { JsonObject } from '@auth0-cognito/contract';
import { identityRisks, judge, type PlanParts } from '../../src';
import { planSubject } from '../plan-subject';
import { CLIENT, type Row } from './rows';
import * as accounts from './rows-accounts';
import * as destinations from './rows-destinations';
import * as signIn from './rows-sign-in';
import * as protection from './rows-protection';
import * as removed from './rows-removed';
import * as rights from './rows-rights';
import * as samePlan from './rows-same-plan';
import * as shared from './rows-shared';
import { ALLOWED as ALLOWED_FIRST } from './rows-allowed';
import { FOUND_CRITICAL } from './rows-critical';
import { FOUND_WEAKER } from './rows-weaker';

const MORE = [signIn, rights, destinations, protection, samePlan, shared, accounts, removed];
const FOUND: readonly Row[] = [...FOUND_CRITICAL, ...FOUND_WEAKER, ...MORE.flatMap(({ FOUND: rows }) => rows)];
const ALLOWED: readonly Row[] = [...ALLOWED_FIRST, ...MORE.flatMap(({ ALLOWED: rows }) => rows)];
const RISKS = identityRisks({ hosts: ['admin.acme.example'], stateStores: ['our-records'] });

const NOTHING: PlanParts = {
  ...{ assigned: new Map(), triggers: [], providers: [] },
  ...{ failedChecks: [], invocations: [], deferred: [], unknownKeys: [], exposedOutputs: [] },
};

function found({ rule, changes, stage = 'production', plan }: Row) {
  const document: JsonObject = {
    resource_changes: changes.map(({ address, before, after, actions }) => ({
      address,
      mode: address.startsWith('data.') ? 'data' : 'managed',
      type: address.replace('data.', '').split('.')[0],
      name: address.split('.').at(-1),
      change: {
        actions: actions ?? [before === undefined ? 'create' : after === undefined ? 'delete' : 'update'],
        before: before ?? null,
        after: after ?? null,
      },
    })),
  };
  const outputs = {
    app_url: { value: 'https://app.acme.example/' },
    user_pool_arn: { value: 'arn:aws:cognito-idp:eu-central-1:111111111111:userpool/eu-central-1_a' },
    cognito_domain: { value: 'login.acme.example' },
    federations: { value: { main: { auth0_domain: 'acme.eu.auth0.com' } } },
  };
  return judge(
    { ...planSubject(document, stage), outputs, ...(plan && { plan: { ...NOTHING, ...plan } }) },
    RISKS,
  ).filter((risk) => risk.rule === rule);
}

describe('identityRisks', () => {
  test.each(FOUND)('$rule finds: $when', (row) => {
    const risks = found(row);

    expect(risks.map(({ address }) => address)).toEqual([row.address ?? row.changes[0]?.address]);
    expect(risks[0]?.received).not.toBe('');
    expect(risks[0]?.received).not.toContain('\u0000');
  });

  test.each(ALLOWED)('$rule allows: $when', (row) => {
    expect(found(row)).toEqual([]);
  });

  test.each(RISKS.map(({ id }) => id))('%s has a row that it finds and one that it accepts', (id) => {
    expect(FOUND.some(({ rule }) => rule === id)).toBe(true);
    expect(ALLOWED.some(({ rule }) => rule === id)).toBe(true);
  });

  test('rules have unique ids, and titles without terms of Terraform', () => {
    const ids = RISKS.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    for (const { title, help } of RISKS) {
      expect(title).not.toMatch(/aws_|auth0_|_/);
      expect(title).not.toMatch(/^[A-Z](?!uth0|WS|ognito|erraform)/);
      expect(help).not.toBe('');
    }
  });

  test('losses for users are critical, weaker sign-in is high, and everything else is a notice', () => {
    const of = (severity: string) => RISKS.filter((rule) => rule.severity === severity).map(({ id }) => id);

    expect(of('critical')).toEqual([
      'user-pool-lost',
      'identity-provider-lost',
      'sign-in-address-lost',
      'pool-schema-changed',
      'application-lost',
      'app-client-lost',
      'identity-pool-lost',
      'connection-lost',
      'identity-source-changed',
      'connection-source-changed',
      'foreign-trigger-added',
      'actions-unbound',
      'trust-open',
      'permissions-broad',
      'state-storage-changed',
      'store-opened',
      'secret-in-output',
      'object-exists',
    ]);
    expect(of('notice')).toEqual([
      'attribute-mapping-changed',
      'readable-attributes-changed',
      'scopes-widened',
      'scope-removed',
      'managed-login-disabled',
      'messages-changed',
      'secret-rotated',
      'tags-changed',
    ]);
  });

  test('every added URL is reported if no host is known', () => {
    const document: JsonObject = {
      resource_changes: [
        {
          address: CLIENT,
          mode: 'managed',
          type: 'aws_cognito_managed_user_pool_client',
          name: 'web',
          change: { actions: ['create'], before: null, after: { callback_urls: ['https://app.acme.example/cb'] } },
        },
      ],
    };

    const risks = judge(planSubject(document, 'production'), identityRisks());

    expect(risks.map(({ rule }) => rule)).toEqual(['url-outside']);
  });

  test('a plan cannot add a host to those of the environment: only its earlier outputs count', () => {
    const change = {
      actions: ['update'],
      before: { callback_urls: ['https://app.acme.example/cb'] },
      after: { callback_urls: ['https://moved.test/cb'] },
    };
    const named = { address: CLIENT, mode: 'managed', type: CLIENT.split('.')[0], name: 'web' };
    const subject = planSubject({ resource_changes: [{ ...named, change }] }, 'production');
    const judged = (before: string | null) => {
      const outputs = { app_url: { value: 'https://moved.test', before } };
      return judge({ ...subject, outputs }, identityRisks()).map(({ rule, allowed }) => `${rule}: ${allowed}`);
    };

    expect(judged('https://app.acme.example')).toEqual(['url-outside: app.acme.example']);
    expect(judged(null)).toEqual(['url-outside: hosts of the environment, none of which is known here']);
  });
});
