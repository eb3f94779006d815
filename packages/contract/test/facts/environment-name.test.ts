import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENT_NAME, NAME_PART, planJobsOf } from '@auth0-cognito/contract';

const WORKFLOWS = join(__dirname, '../../../../.github/workflows');

/** GitHub environments of the jobs of all workflows, as written there. */
const written = readdirSync(WORKFLOWS).flatMap((file) =>
  [...readFileSync(join(WORKFLOWS, file), 'utf8').matchAll(/^ {4}environment: (.+)$/gm)].map(([, text = '']) => text),
);
const isExpression = (text: string) => text.includes('${{');
/** The possible results of an expression for the environment `dev`: of one name, or of a condition and two. */
const namesFor = (expression: string) =>
  expression
    .replace(/^\$\{\{ [^&]+ && (.+) \|\| (.+) \}\}$/, '$1\n$2')
    .split('\n')
    .map((form) =>
      form
        .replace(/^format\('(.+)', inputs\.environment\)$/, '$1')
        .replace(/\{0\}|^inputs\.environment$|\$\{\{ matrix\.environment \}\}/, 'dev'),
    );

test('no environment can have the name of a GitHub environment of other jobs', () => {
  const others = written.filter((text) => !isExpression(text));
  expect(others.length).toBeGreaterThan(0);
  for (const name of others) {
    expect(name).toMatch(NAME_PART);
    expect(name).not.toMatch(ENVIRONMENT_NAME);
  }
});

test('jobs of an environment use the GitHub environment of its name, or that of its plans, whose name no environment can have', () => {
  const forms = written.filter(isExpression).flatMap(namesFor);
  expect([...new Set(forms)].sort()).toEqual(['dev', planJobsOf('dev')]);
  expect('dev').toMatch(ENVIRONMENT_NAME);
  expect(planJobsOf('dev')).not.toMatch(ENVIRONMENT_NAME);
});

test.each(['plan', 'planning', 'plan-b', 'my-plans', 'npm-2'])('%s is a valid name', (name) => {
  expect(name).toMatch(ENVIRONMENT_NAME);
});

test.each(['Dev', 'dev-', 'd', 'a--b', 'constructor'])('%s is not a valid name', (name) => {
  expect(name).not.toMatch(ENVIRONMENT_NAME);
});
