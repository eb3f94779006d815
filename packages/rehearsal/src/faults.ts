import { defineFaults } from '@auth0-cognito/contract';

/** Every fault of a rehearsal. */
export const fault = defineFaults({
  ERR_CA_UNREADABLE: {
    received: 'a file without a key and a certificate',
    allowed: 'the key and certificate that a rehearsal wrote there',
    fix: 'delete the file; the next rehearsal creates a new one',
  },
  ERR_INJECTION_FILE: {
    allowed: 'a JSON document: { "faults": [ … ] }',
    fix: 'correct the file; docs/runbooks/faults.md has an example',
  },
  ERR_INJECTION_KEY: ({ known }: { known: string }) => ({
    received: 'an unknown key',
    allowed: known,
    fix: 'remove it, or correct its name; docs/runbooks/faults.md lists the keys',
  }),
  ERR_INJECTION_VALUE: ({ allowed }: { allowed: string }) => ({
    allowed,
    fix: 'correct the value; docs/runbooks/faults.md lists the values',
  }),
  ERR_PROVIDER_MISSING: ({ searched }: { searched: string }) => ({
    received: searched,
    allowed: 'a version that the environment accepts, in a plugin mirror of this machine',
    fix:
      'run npm run setup where the Terraform registry can be reached, or set TF_PLUGIN_MIRROR to a mirror; for auth0/auth0, ' +
      '--provider offline works without it',
  }),
  ERR_PROVIDER_MACOS: {
    path: '--provider',
    received:
      "'registry' on macOS, where the real Auth0 provider cannot trust the stand-ins: Go does not read SSL_CERT_FILE there",
    allowed: "'auto' or 'offline'",
    fix: 'run it without --provider, or on Linux',
  },
  ERR_TERRAFORM_TOO_OLD: ({ version }: { version: string }) => ({
    path: 'terraform',
    received: version,
    allowed: '>= 1.11.0',
    fix: 'run npm run setup, which finds or downloads one',
  }),
  ERR_SYNTH_FAILED: ({ environment, message }: { environment: string; message: string }) => ({
    path: `apps/${environment}`,
    received: message,
    allowed: 'one stack, written without an error',
    fix: `fix the error above; npx nx synth ${environment} shows the same`,
  }),
  ERR_REHEARSAL_ACCOUNT_UNKNOWN: {
    path: 'provider.aws[0].allowed_account_ids',
    received: 'not exactly one literal account',
    allowed: 'one account id of 12 digits',
    fix: "set the environment's account",
  },
  ERR_REHEARSAL_BACKEND: {
    path: 'terraform.backend',
    allowed: 's3, with literal bucket, key and region',
    fix: 'keep the state in S3, as the base stack does',
  },
  ERR_REHEARSAL_TENANT_UNKNOWN: {
    path: 'provider.auth0',
    allowed: 'literal tenant domains',
    fix: "set the environment's Auth0 tenant",
  },
  ERR_REHEARSAL_DATA_SOURCE: ({ supported }: { supported: readonly string[] }) => ({
    received: 'a data source that the rehearsal cannot answer',
    allowed: supported.join(', '),
    fix: 'add it to packages/rehearsal/src/configuration, or pass the value in the environment',
  }),
  ERR_REHEARSAL_STEP: ({ message, log }: { message: string; log: string | undefined }) => ({
    received: message,
    allowed: 'success',
    fix: log === undefined ? 'read the message above' : `read the message above; the complete output is in ${log}`,
  }),
  ERR_DIGEST_CHANGED: ({ synthesized, applied }: { synthesized: string; applied: string }) => ({
    path: 'cdk.tf.json',
    received: `${applied} was applied`,
    allowed: synthesized,
    fix: 'make synthesis a pure function of the environment: no clock, random, file or network',
  }),
  ERR_INTERRUPTED: {
    path: 'signal',
    received: 'Ctrl-C or SIGTERM',
    allowed: 'a rehearsal that runs to its end',
    fix: 'start it again; every process that it started has ended',
  },
  ERR_EXAMPLE_APP: ({ why }: { why: string }) => ({
    received: why,
    allowed: 'an application that vite builds',
    fix: 'fix the reported error; npm run build in that folder shows the same',
  }),
  ERR_BROWSER_MISSING: {
    received: 'no Chromium',
    allowed: 'the path of one, as the set-up writes it there',
    fix: 'install Chromium, then run npm run setup',
  },
  ERR_BROWSER_UNUSABLE: ({ why }: { why: string }) => ({
    received: why,
    allowed: 'a Chromium that starts',
    fix: 'start it from a terminal to see why it fails; npm run setup searches for another one',
  }),
  ERR_NO_DISPLAY: {
    path: 'DISPLAY',
    received: 'no screen',
    allowed: 'a screen to open a window on',
    fix: 'run it in a desktop session; --sign-in needs no screen',
  },
  ERR_SIGN_IN: ({ why, picture }: { why: string; picture: string | undefined }) => ({
    received: why,
    allowed: 'a page on which the sign-in can continue',
    fix: picture === undefined ? 'read the message above' : `open ${picture}; the trace next to it shows each request`,
  }),
});
