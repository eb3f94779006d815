// Writes docs/mutations.md from the mutations that the tests make. Review the difference before it is committed.
//
//   npm run mutations -w @auth0-cognito/environment
import { writeFileSync } from 'node:fs';

import { mutationsPage } from './mutations-page';

writeFileSync('../../docs/mutations.md', mutationsPage());
