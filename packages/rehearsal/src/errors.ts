import { FaultError } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';

const one = (subject: string, fault: Fault) => new FaultError(subject, [fault]);

export const authorityUnreadable = (path: string) =>
  one('certificate authority', {
    code: 'ERR_CA_UNREADABLE',
    path,
    received: 'a file without a key and a certificate',
    allowed: 'the key and certificate that a rehearsal wrote there',
    fix: 'delete the file; the next rehearsal makes a new one',
  });

export const providerMissing = (source: string, mirrors: readonly string[]) =>
  one('Terraform providers', {
    code: 'ERR_PROVIDER_MISSING',
    path: source,
    received: mirrors.length > 0 ? `nothing for it in ${mirrors.join(', ')}` : 'no plugin mirror',
    allowed: 'a version that the environment accepts, in a plugin mirror of this machine',
    fix:
      source === 'auth0/auth0'
        ? 'use --provider offline, or run npm run setup where the Terraform registry can be reached'
        : 'run npm run setup where the Terraform registry can be reached, or name a mirror by TF_PLUGIN_MIRROR',
  });

export const terraformTooOld = (received: string) =>
  one('Terraform', {
    code: 'ERR_TERRAFORM_TOO_OLD',
    path: 'terraform',
    received,
    allowed: '>= 1.11.0',
    fix: 'run npm run setup, which finds or downloads one',
  });

/** A text of several lines, below its label and to the right of it: it may have labels of its own. */
const nested = (text: string) => (text.includes('\n') ? `\n${text.replace(/^(?=.)/gm, '      ')}` : text);

export const synthesisFailed = (environment: string, received: string) =>
  one(`synthesis of ${environment}`, {
    code: 'ERR_SYNTH_FAILED',
    path: `apps/${environment}`,
    received: nested(received),
    allowed: 'one stack, written without an error',
    fix: `correct what is received above; npx nx synth ${environment} shows the same`,
  });

export const configurationUnusable = (environment: string, faults: readonly [Fault, ...Fault[]]) =>
  new FaultError(`what ${environment} takes for granted`, faults);

export const accountUnknown = (): Fault => ({
  code: 'ERR_REHEARSAL_ACCOUNT_UNKNOWN',
  path: 'provider.aws[0].allowed_account_ids',
  received: 'not exactly one literal account',
  allowed: 'one account id of 12 digits',
  fix: "set the environment's account",
});

export const backendUnsupported = (received: string): Fault => ({
  code: 'ERR_REHEARSAL_BACKEND',
  path: 'terraform.backend',
  received,
  allowed: 's3, with literal bucket, key and region',
  fix: 'keep the state in S3, as the base stack does',
});

export const tenantUnknown = (received: string): Fault => ({
  code: 'ERR_REHEARSAL_TENANT_UNKNOWN',
  path: 'provider.auth0',
  received,
  allowed: 'literal tenant domains',
  fix: "set the environment's Auth0 tenant",
});

export const dataSourceUnsupported = (address: string, supported: readonly string[]): Fault => ({
  code: 'ERR_REHEARSAL_DATA_SOURCE',
  path: address,
  received: 'a data source whose answer the rehearsal cannot make',
  allowed: supported.join(', '),
  fix: 'add it to packages/rehearsal/src/configuration, or pass the value in the environment',
});

/** A step that did not do what it should; `received` ends with what the tool itself said. */
export const stepFailed = (step: string, received: string, log?: string) =>
  one(`rehearsal step "${step}"`, {
    code: 'ERR_REHEARSAL_STEP',
    path: step,
    received,
    allowed: 'success',
    fix: log ? `see the message above; the whole output is in ${log}` : 'see the message above',
  });

export const digestChanged = (synthesized: string, applied: string) =>
  one('digest', {
    code: 'ERR_DIGEST_CHANGED',
    path: 'cdk.tf.json',
    received: `${applied} was applied`,
    allowed: synthesized,
    fix: 'make synthesis a pure function of the environment: no clock, random, file or network',
  });

export const interrupted = () =>
  one('rehearsal', {
    code: 'ERR_INTERRUPTED',
    path: 'signal',
    received: 'Ctrl-C or SIGTERM',
    allowed: 'a rehearsal that runs to its end',
    fix: 'start it again; everything it had started has ended',
  });

export const exampleAppUnusable = (path: string, received: string) =>
  one('example application', {
    code: 'ERR_EXAMPLE_APP',
    path,
    received,
    allowed: 'an application that vite builds',
    fix: 'mend what the message says; npm run build in that folder shows the same',
  });

export const browserMissing = (path: string) =>
  one('browser', {
    code: 'ERR_BROWSER_MISSING',
    path,
    received: 'no Chromium',
    allowed: 'the path of one, as the set-up writes it there',
    fix: 'install Chromium, then run npm run setup',
  });

export const browserUnusable = (path: string, received: string) =>
  one('browser', {
    code: 'ERR_BROWSER_UNUSABLE',
    path,
    received,
    allowed: 'a Chromium that starts',
    fix: 'see that it starts by hand; npm run setup looks for another one',
  });

export const noDisplay = () =>
  one('browser', {
    code: 'ERR_NO_DISPLAY',
    path: 'DISPLAY',
    received: 'no screen',
    allowed: 'a screen to open a window on',
    fix: 'run it in a desktop session; --sign-in needs no screen',
  });

/** A person could not go on; `picture` shows the page where it ended. */
export const signInStopped = (step: string, received: string, picture?: string) =>
  one(`rehearsal step "${step}"`, {
    code: 'ERR_SIGN_IN',
    path: step,
    received,
    allowed: 'a page on which a person can go on',
    fix: picture ? `look at ${picture}; the trace beside it shows each request` : 'see the message above',
  });
