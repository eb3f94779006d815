import { TESTED_PROVIDERS } from '@auth0-cognito/checkout';
import { satisfies } from 'semver';
import { PROVIDERS } from '../src';

test.each(Object.values(PROVIDERS))('the constraint of $source accepts the tested version', ({ source, version }) => {
  expect(satisfies(TESTED_PROVIDERS[source] ?? '', version.replace(',', ''))).toBe(true);
});
