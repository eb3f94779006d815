// node tools/run.mjs packages/federation/bench/federations.ts <count>
//
// Synthesizes a stack of <count> federations, each with its user pool, domain, web client, Auth0 application with its
// credentials, identity provider and IAM provider, to a temporary folder, and prints what it took as one line of JSON.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { App } from 'cdktf';

import { Auth0Provider } from '@cdktf/provider-auth0/lib/provider';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';

import { Auth0Federation, Auth0Tenant, LoneStack, omitTokenStacks, UserPool, UserPoolDomain, WebClient } from '../src';

const count = Number(process.argv[2] ?? 100);
const region = 'eu-central-1';
const outdir = mkdtempSync(join(tmpdir(), 'federations-'));

omitTokenStacks();
const app = new App({ outdir, stackTraces: false });
const stack = new LoneStack(app, 'bench');
new AwsProvider(stack, 'Aws', { region });
new Auth0Provider(stack, 'Auth0', { domain: 'acme.eu.auth0.com' });
const tenant = new Auth0Tenant(stack, 'Tenant', { domain: 'acme.eu.auth0.com' });
for (let index = 0; index < count; index += 1) {
  const appUrl = `https://app${index}.example.com`;
  const userPool = new UserPool(stack, `UserPool${index}`, { name: `acme-${index}`, region });
  const domain = new UserPoolDomain(stack, `Domain${index}`, { userPool, prefix: `acme-${index}-login` });
  const webClient = new WebClient(stack, `WebClient${index}`, {
    userPool,
    name: `acme-${index}-web`,
    callbackUrls: [appUrl],
    logoutUrls: [appUrl],
  });
  new Auth0Federation(stack, `Federation${index}`, {
    tenant,
    userPool,
    webClient,
    appUrl,
    cognitoHost: domain.host,
    application: { name: `acme-${index}-cognito` },
    identityProvider: { name: 'Auth0' },
  });
}
app.synth();

const bytes = statSync(join(outdir, 'stacks/bench/cdk.tf.json')).size;
rmSync(outdir, { recursive: true });
console.log(
  JSON.stringify({
    count,
    seconds: Math.round(process.uptime() * 1000) / 1000,
    // Node counts in kilobytes.
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    bytes,
  }),
);
