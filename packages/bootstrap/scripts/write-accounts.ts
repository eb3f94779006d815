// Writes docs/accounts.md from the schema of accounts.ts.
//
//   npm run accounts -w @auth0-cognito/bootstrap
import { writeFileSync } from 'node:fs';

import { accountsPage } from './accounts-page';

writeFileSync('../../docs/accounts.md', accountsPage());
