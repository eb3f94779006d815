// `./federation`: sets up what the command needs, then runs the command. Output of the set-up goes to stderr. Does not import
// from node_modules statically, because it may not exist.
import './node-version.mjs';
import './uncaught-errors.mjs';
import { setUpFor } from './setup.mjs';

const [command] = process.argv.slice(2);
await setUpFor(command);
await import('../packages/cli/bin/federation.mjs');
