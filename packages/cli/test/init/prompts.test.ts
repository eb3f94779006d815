import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultError, type Fault } from '@auth0-cognito/contract';
import { promptUntilAccepted } from '../../src/init/prompts';
import { deleteSavedAnswers, saveAnswers, SAVED_ANSWERS, savedAnswers } from '../../src/init/saved-answers';
import { readLiterals } from '../../src/init/literals';
import type { Answers } from '../../src/init/questions';
import type { Repository, Values } from '../../src/init/repository';

const environment = (name: string, account: string): Values => {
  const text = `export const environment = {
    name: '${name}', stage: '${name === 'dev' ? 'development' : 'staging'}', organization: 'acme', account: '${account}',
    region: 'eu-central-1', state: { bucket: 'acme-${name}-tfstate' }, domain: { prefix: 'acme-${name}-login' },
    federations: { auth0: { tenant: { domain: 'acme-${name}.eu.auth0.com' } } },
  };`;
  return { name, file: `apps/${name}/src/environment.ts`, text, literals: readLiterals(text, 'environment') };
};

let repository: Repository;

beforeEach(() => {
  repository = {
    root: mkdtempSync(join(tmpdir(), 'dialogue-')),
    files: [],
    environments: [environment('dev', '111111111111'), environment('staging', '222222222222')],
    accounts: { file: 'accounts.ts', text: '', literals: [] },
    organization: 'acme',
    hosts: 'acme.example',
    scope: '@acme',
    repository: 'acme/identity',
    subClaimPrefix: 'repo:acme/identity',
    owners: '@acme/team',
  };
});
afterEach(() => rmSync(repository.root, { recursive: true }));

/** GitHub is not called: another test covers its answer for the subject. */
const GIVEN = new Map([['subClaimPrefix', 'repo:globex/identity']]);

/** Answers by key; any other question is answered by Enter, which accepts the suggestion. */
const answering = (typed: Readonly<Record<string, string>>) => {
  const asked: [key: string, suggested: string][] = [];
  const ask = ({ key }: { readonly key: string }, suggested: string) => {
    asked.push([key, suggested]);
    return Promise.resolve<string | undefined>(typed[key] ?? suggested);
  };
  return { asked, ask };
};

const refusal = (...paths: readonly string[]) => {
  const [first, ...rest] = paths.map((path): Fault => ({ code: 'ERR_X', path, received: '', allowed: '', fix: '' }));
  return new FaultError('answers', [first!, ...rest]);
};

const once = (error: FaultError) => {
  let isFirst = true;
  return (answers: Answers) => {
    if (!isFirst) return Promise.resolve(new Map(answers));
    isFirst = false;
    return Promise.reject(error);
  };
};
const nothing = () => undefined;

describe('the questions of init', () => {
  test('suggest answers that are derived from earlier answers', async () => {
    const { asked, ask } = answering({
      organization: 'globex',
      'dev.account': '444444444444',
      'dev.region': 'us-west-2',
      'staging.account': '555555555555',
    });
    const settle = (answers: Answers) => Promise.resolve(answers);
    await promptUntilAccepted(repository, GIVEN, {
      prompt: ask,
      resolve: settle,
      onAnswers: nothing,
      onRefused: nothing,
    });

    expect(Object.fromEntries(asked)).toMatchObject({
      repository: 'globex/identity',
      owners: '@globex/team',
      scope: '@globex',
      'dev.federations.auth0.tenant.domain': 'globex-dev.eu.auth0.com',
      'dev.federations.auth0.tenant.customDomain': '',
      'dev.state.bucket': 'globex-dev-tfstate',
      'staging.region': 'us-west-2',
      'staging.state.bucket': 'globex-staging-tfstate',
      'staging.domain.prefix': 'globex-staging-login',
    });
  });

  test('suggest the region and the bucket of the environment with the answered account', async () => {
    const { asked, ask } = answering({ 'dev.account': '444444444444', 'staging.account': '444444444444' });
    const settle = (answers: Answers) => Promise.resolve(answers);
    await promptUntilAccepted(repository, GIVEN, {
      prompt: ask,
      resolve: settle,
      onAnswers: nothing,
      onRefused: nothing,
    });

    expect(Object.fromEntries(asked)).toMatchObject({ 'staging.state.bucket': 'acme-dev-tfstate' });
  });

  test('are repeated only if an answer was refused', async () => {
    const { asked, ask } = answering({});
    const settle = once(refusal('dev.account', 'staging: domain', 'scope'));
    const answers = await promptUntilAccepted(repository, GIVEN, {
      prompt: ask,
      resolve: settle,
      onAnswers: nothing,
      onRefused: nothing,
    });

    const keys = asked.map(([key]) => key);
    const first = keys.indexOf('dev.account', keys.indexOf('dev.account') + 1);
    expect(new Set(keys).size).toBe(keys.length - 3);
    expect(keys.slice(-3).sort()).toEqual(['dev.account', 'scope', 'staging.domain.prefix']);
    expect(first).toBeGreaterThan(0);
    expect(answers?.get('dev.account')).toBe('111111111111');
  });

  test('end if no other answer would help', async () => {
    const { ask } = answering({});
    const settle = () => Promise.reject(refusal('apps/bootstrap/src/accounts.ts'));
    const attempt = promptUntilAccepted(repository, GIVEN, {
      prompt: ask,
      resolve: settle,
      onAnswers: nothing,
      onRefused: nothing,
    });

    await expect(attempt).rejects.toThrow('apps/bootstrap/src/accounts.ts');
  });

  test('are saved with their answers, without refused answers, and continue with those', async () => {
    const { asked, ask } = answering({});
    let left = 3;
    const leaving: typeof ask = (question, suggested) =>
      (left -= 1) < 0 ? Promise.resolve(undefined) : ask(question, suggested);
    const onAnswers = (answers: Answers) => saveAnswers(repository, answers);
    const settle = (answers: Answers) => Promise.resolve(answers);

    expect(
      await promptUntilAccepted(repository, GIVEN, { prompt: leaving, resolve: settle, onAnswers, onRefused: nothing }),
    ).toBeUndefined();
    const before = asked.map(([key]) => key);
    const kept = savedAnswers(repository);
    await promptUntilAccepted(repository, kept, { prompt: ask, resolve: settle, onAnswers, onRefused: nothing });

    expect([...kept.keys()]).toEqual(['subClaimPrefix', ...before]);
    expect(asked.slice(3).every(([key]) => !before.includes(key))).toBe(true);
  });
});

describe('the saved answers', () => {
  test('can be read only by their owner, and contain no secret', () => {
    saveAnswers(
      repository,
      new Map([
        ['scope', '@globex'],
        ['owners', `ghp_${'a1B2'.repeat(9)}`],
      ]),
    );

    expect(statSync(join(repository.root, SAVED_ANSWERS)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(repository.root, SAVED_ANSWERS), 'utf8'))).toEqual({ scope: '@globex' });
  });

  test.each(['{ "scope": "@glo', '', 'null', '[]'])('are refused with a code and their path if they are %j', (text) => {
    mkdirSync(join(repository.root, '.local'));
    writeFileSync(join(repository.root, SAVED_ANSWERS), text);

    expect(() => savedAnswers(repository)).toThrow(/ERR_INIT_ANSWERS_UNREADABLE at .*init-answers\.json/);
  });

  test('are texts: any other value is a question again', () => {
    mkdirSync(join(repository.root, '.local'));
    writeFileSync(join(repository.root, SAVED_ANSWERS), JSON.stringify({ scope: 7, owners: '@globex' }));

    expect([...savedAnswers(repository)]).toEqual([['owners', '@globex']]);
  });

  test('omit keys that are no longer questions, and are deleted', () => {
    mkdirSync(join(repository.root, '.local'));
    writeFileSync(join(repository.root, SAVED_ANSWERS), JSON.stringify({ scope: '@globex', 'qa.account': '1' }));

    expect([...savedAnswers(repository)]).toEqual([['scope', '@globex']]);
    deleteSavedAnswers(repository);
    expect(savedAnswers(repository).size).toBe(0);
  });
});
