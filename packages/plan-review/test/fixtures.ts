import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reviewPlan, type Review, type ReviewOptions } from '../src';

/** Plans of rehearsed environments, from Terraform and the AWS provider; `fixtures/README.md` describes each. */
export const FIXTURES = [
  'create',
  'no-changes',
  'url-changed',
  'provider-renamed',
  'pool-replaced',
  'schema-edited',
  'secret-rotated',
  'drift',
  'imported',
  'moved',
  'forgotten',
  'destroyed',
  'risky',
] as const;

/** @see FIXTURES */
export type Fixture = (typeof FIXTURES)[number];

/** The text of a fixture. */
export const fixture = (name: Fixture) => readFileSync(join(__dirname, 'fixtures', `${name}.json`), 'utf8');

const ENVIRONMENT: Readonly<Partial<Record<Fixture, Pick<ReviewOptions, 'environment' | 'stage'>>>> = {
  risky: { environment: 'prod', stage: 'production' },
};

/** The review of a fixture, for the environment of its plan. */
export const reviewOf = (name: Fixture, options: Partial<ReviewOptions> = {}): Promise<Review> =>
  reviewPlan(fixture(name), {
    ...(ENVIRONMENT[name] ?? { environment: 'dev', stage: 'development' }),
    ...options,
  });
