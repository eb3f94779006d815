import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { renderJson, reviewPlan } from '../src';
import { busyPlan } from './busy-plan';
import { FIXTURES, fixture } from './fixtures';

const schema = JSON.parse(readFileSync(join(__dirname, '../review.schema.json'), 'utf8')) as object;
const validate = new Ajv({ allErrors: true }).compile(schema);

describe('renderJson', () => {
  test.each(['busy', ...FIXTURES] as const)('renders %s according to the schema', async (name) => {
    const review = await reviewPlan(name === 'busy' ? busyPlan() : fixture(name), {
      environment: 'prod',
      acknowledgements: [{ environment: 'prod', rule: 'application-lost', address: 'auth0_client.a' }],
    });

    validate(JSON.parse(renderJson([review, review])));

    expect(validate.errors).toBeNull();
  });

  test('has a schema that allows no other members', async () => {
    const review = await reviewPlan(busyPlan(), { environment: 'prod' });
    const broken = [
      { ...review, status: 'fine' },
      { ...review, more: 1 },
      { ...review, fingerprint: '' },
      { ...review, risks: undefined },
    ];

    expect(broken.map((each) => validate(JSON.parse(renderJson(each as typeof review))))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
