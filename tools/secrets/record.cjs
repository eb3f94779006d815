// Preloaded into every Node process of a test run (NODE_OPTIONS): appends each secret that a stand-in issues (`issuedSecret` of
// packages/contract) to the file RECORDED_SECRETS, one per line.
const { appendFileSync } = require('node:fs');
const { subscribe } = require('node:diagnostics_channel');

const file = process.env.RECORDED_SECRETS;
if (file) subscribe('auth0-cognito:issued-secret', (secret) => appendFileSync(file, `${secret}\n`, { mode: 0o600 }));
