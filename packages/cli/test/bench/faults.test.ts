import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError, type Fault } from '@auth0-cognito/contract';
import type { Operation } from '../../bench/faults/baseline';
import { causesOf, creatorOf } from '../../bench/faults/blame';
import { callOf } from '../../bench/faults/calls';
import { Cells } from '../../bench/faults/cells';
import { COLUMNS, PHASES } from '../../bench/faults/columns';
import { formatted, readResults } from '../../bench/faults/results';
import { faultsPage } from '../../bench/faults/table';
import { eventsOf } from '../../bench/faults/terraform-events';
import { findingsOf } from '../../bench/faults/follow-recover';

const ROOT = join(__dirname, '../../../..');
const RESULTS = join(ROOT, 'packages/cli/bench/faults/results.json');

const operation = (name: string, ...types: string[]): Operation => ({
  operation: name,
  calls: 1,
  isMutating: true,
  types,
});
const POOL = operation('cognito-idp CreateUserPool', 'aws_cognito_user_pool');
const READ = operation('cognito-idp DescribeUserPool', 'aws_cognito_user_pool', 'aws_cognito_user_pool_client');
const CLIENT = operation('cognito-idp CreateUserPoolClient', 'aws_cognito_user_pool_client');
const STATE = operation('s3 PutObject');
const LOCK = operation('s3 PutObject (lock)');
const ALL = [POOL, READ, CLIENT, STATE, LOCK];
const faulted = ({ operation: name }: Operation) => ({ operation: name, key: name });
const run = (...sent: Operation[]) => ({
  ok: false,
  spans: [],
  errors: [],
  changes: [],
  calls: sent.map(({ operation: name }) => ({
    operation: name,
    key: name,
    at: 0,
    sent: { service: '', operation: name },
  })),
});

test('the committed results have no stuck cell, and their page is up to date', async () => {
  const results = readResults(RESULTS);
  const page = join(ROOT, 'docs/faults-table.md');

  const stuck = results?.parts.flatMap(({ column, phase, cells }) =>
    Object.entries(cells).flatMap(([name, { outcome }]) => (outcome === 'stuck' ? `${column} ${phase} ${name}` : [])),
  );

  expect(stuck).toEqual([]);
  expect(readFileSync(page, 'utf8')).toBe(results && (await formatted(page, faultsPage(results))));
});

test('a part that did not run is shown as not run, and a cell without an outcome is never shown as passed', () => {
  const baseline = { deploy: [POOL], update: [POOL], destroy: [POOL] };
  const cells = { [POOL.operation]: { outcome: 'recovered', codes: ['ERR_TAINTED'] } } as const;
  const part = { column: '500', phase: 'deploy', date: '2026-11-28', seconds: 1, cells } as const;

  const [first = ''] = faultsPage({ baseline, parts: [part] })
    .split('\n')
    .filter((line) => line.startsWith('| cognito-idp CreateUserPool'));

  const texts = first.split(' | ').slice(1);
  expect(texts[COLUMNS.findIndex(({ name }) => name === '500')]).toBe('taint');
  expect(texts.filter((text) => text.startsWith('not run'))).toHaveLength(COLUMNS.length - 1);
  const none = faultsPage({ baseline, parts: [{ ...part, cells: {} }] });
  expect(none).not.toMatch(/\| cognito-idp CreateUserPool .*\| ok /);
});

test('an error belongs to the operation in its text, otherwise to an operation of its type that was not retried', () => {
  const at = (address: string | undefined, summary = '') => ({ address, summary });
  const both = [faulted(POOL), faulted(READ), faulted(STATE)];

  expect(causesOf(at('aws_cognito_user_pool.a', 'operation error: DescribeUserPool, 500'), both, run(), ALL)).toEqual([
    READ.operation,
  ]);
  expect(causesOf(at('aws_cognito_user_pool.a'), both, run(POOL, POOL, READ), ALL)).toEqual([READ.operation]);
  expect(causesOf(at(undefined), both, run(), ALL)).toEqual([STATE.operation]);
  expect(causesOf(at('aws_iam_role.a'), both, run(), ALL)).toEqual([]);
});

test('an object that is left at an address was created by the operation that creates that address', () => {
  const names = [READ, CLIENT, STATE, LOCK].map(({ operation: name }) => name);

  expect(creatorOf('aws_cognito_user_pool_client.web', names, ALL)).toBe(CLIENT.operation);
  expect(creatorOf('state of prod', names, ALL)).toBe(LOCK.operation);
  expect(creatorOf('/tmp/errored.tfstate', names, ALL)).toBe(STATE.operation);
  expect(creatorOf('aws_iam_role.a', names, ALL)).toBeUndefined();
});

test('a cell keeps the worst outcome of its operation', () => {
  const cells = new Cells();

  cells.note('a', 'recovered', { code: 'ERR_TAINTED', message: 'first' });
  cells.note('a', 'absorbed');
  cells.note('a', 'next-run', { message: 'second' });

  expect(cells.all()).toEqual({ a: { outcome: 'recovered', codes: ['ERR_TAINTED'], message: 'first' } });
});

test('a retried call keeps its key, and tokens do not matter in a comparison with a second run', () => {
  const key = (body: string) =>
    callOf({ service: 'acm', operation: 'RequestCertificate', path: '/', body: Buffer.from(body) }).key;

  expect(key('{"IdempotencyToken":"one","DomainName":"a"}')).toBe(key('{"IdempotencyToken":"two","DomainName":"a"}'));
  expect(key('{"DomainName":"a"}')).not.toBe(key('{"DomainName":"b"}'));
  const lock = callOf({
    service: 's3',
    operation: 'PutObject',
    path: '/bucket/dev.tfstate.tflock',
    body: Buffer.alloc(0),
  });
  expect(lock.operation).toBe('s3 PutObject (lock)');
  const read = callOf({
    service: 'auth0',
    operation: 'GET /api/v2/connections/con_AbCd/clients',
    path: '/api/v2/connections/con_AbCd/clients',
    body: Buffer.alloc(0),
  });
  expect(read.operation).toBe('auth0 GET /api/v2/connections/*/clients');
});

test('findings are read from the printed report of recover', () => {
  const faults: [Fault, ...Fault[]] = [
    { code: 'ERR_TAINTED', path: 'aws_a.b', received: 'tainted', allowed: 'kept', fix: "keep it: t untaint 'aws_a.b'" },
    { code: 'ERR_ORPHAN', path: 'aws_c.d', received: 'x', allowed: 'y', fix: 'import it' },
  ];

  expect(findingsOf(new FaultError('environment prod', faults).message)).toEqual([
    { code: 'ERR_TAINTED', address: 'aws_a.b', fix: "keep it: t untaint 'aws_a.b'" },
    { code: 'ERR_ORPHAN', address: 'aws_c.d', fix: 'import it' },
  ]);
});

test('the output of Terraform gives the time of each resource, its errors and its changes', () => {
  const time = (second: number) => `2026-11-28T10:00:0${second}.000000Z`;
  const line = (type: string, second: number, more: object) =>
    JSON.stringify({ type, '@timestamp': time(second), ...more });
  const hook = { hook: { resource: { addr: 'aws_a.b' } } };
  const output = [
    line('apply_start', 1, hook),
    line('apply_errored', 2, hook),
    line('diagnostic', 3, { diagnostic: { severity: 'error', summary: 'no', detail: 'why', address: 'aws_a.b' } }),
    line('planned_change', 4, { change: { resource: { addr: 'aws_c.d' } } }),
    '{"type":"apply_sta',
  ].join('\n');

  expect(eventsOf(output)).toEqual({
    spans: [{ address: 'aws_a.b', from: Date.parse(time(1)), to: Date.parse(time(2)) }],
    errors: [{ address: 'aws_a.b', summary: 'no: why' }],
    changes: ['aws_c.d'],
  });
});

test('every column has its own name, and every phase is measured', () => {
  expect(new Set(COLUMNS.map(({ name }) => name)).size).toBe(COLUMNS.length);
  expect(Object.keys(readResults(RESULTS)?.baseline ?? {}).sort()).toEqual([...PHASES].sort());
});
