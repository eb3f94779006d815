import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { accountsPage } from '../scripts/accounts-page';

test('docs/accounts.md is what the schema gives: `npm run accounts -w @auth0-cognito/bootstrap` changes nothing', () => {
  const committed = readFileSync(join(__dirname, '../../../docs/accounts.md'), 'utf8');

  const made = accountsPage();

  expect(made).toBe(committed);
  expect(made).toContain('\n| `accounts[].environments.<key>.reach.hostedZones` | `string[]` | no | ');
});
