// `./federation`: sets the checkout up as far as the command needs it, then runs the command. Everything that set-up prints goes to stderr.
// No static import reaches node_modules, which may not exist yet.
import './node-version.mjs';
import './last-resort.mjs';
import { setUpFor } from './setup.mjs';

const [command] = process.argv.slice(2);
await setUpFor(command);
await import('../packages/cli/bin/federation.mjs');
