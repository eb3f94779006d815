import { reviewPlan } from '../src';
import { planText } from './plans';

interface Output {
  readonly before?: unknown;
  readonly after: unknown;
  readonly wasHidden?: boolean;
  readonly isHidden?: boolean;
}

async function exposed(name: string, { before = null, after, wasHidden = false, isHidden = false }: Output) {
  const actions = [before === null ? 'create' : 'update'];
  const flags = { after_unknown: false, before_sensitive: wasHidden, after_sensitive: isHidden };
  const more = { output_changes: { [name]: { actions, before, after, ...flags } } };
  const review = await reviewPlan(planText({ more }), { environment: 'prod' });
  return { isFound: review.risks.some(({ rule }) => rule === 'secret-in-output'), text: JSON.stringify(review) };
}

const SECRET = 'hunter22hunter';

describe('an output that prints a secret', () => {
  test.each<[what: string, name: string, output: Output]>([
    ['by its name', 'db_password', { after: SECRET }],
    ['by the name of a member', 'app', { after: { client_secret: SECRET } }],
    ['by the name of a member in JSON', 'app', { after: JSON.stringify({ client_secret: SECRET }) }],
    ['by its format', 'deploy', { after: 'AKIAIOSFODNN7EXAMPLE' }],
    ['because it is no longer sensitive', 'app', { before: SECRET, after: SECRET, wasHidden: true }],
  ])('is found %s, and is masked', async (_, name, output) => {
    const { isFound, text } = await exposed(name, output);

    expect(isFound).toBe(true);
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('AKIAIOSFODNN7EXAMPLE');
  });

  test.each<[what: string, name: string, output: Output]>([
    ['an address', 'token_url', { after: 'https://login.acme.example/oauth2/token' }],
    ['the name of a secret', 'db_password', { after: 'arn:aws:secretsmanager:eu-central-1:111111111111:secret:a' }],
    ['a sensitive output', 'db_password', { after: SECRET, isHidden: true }],
    ['an output that becomes sensitive', 'db_password', { before: SECRET, after: SECRET, isHidden: true }],
  ])('is not found in %s', async (_, name, output) => {
    expect((await exposed(name, output)).isFound).toBe(false);
  });
});
