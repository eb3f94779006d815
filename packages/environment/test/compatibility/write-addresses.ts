// Adds the addresses of new resources to addresses.json. It removes none.
//
//   npm run addresses -w @auth0-cognito/environment
import { existsSync, writeFileSync } from 'node:fs';

import { ADDRESSES_FILE, recordedAddresses, withAddressesOf } from './addresses';
import { stacks } from './stacks';

const recorded = existsSync(ADDRESSES_FILE) ? recordedAddresses() : {};
writeFileSync(ADDRESSES_FILE, `${JSON.stringify(withAddressesOf(recorded, stacks()), null, 2)}\n`);
