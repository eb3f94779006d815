// node packages/federation/bench/aws-cdk.mjs <count> <folder in which aws-cdk-lib is installed>
//
// Synthesizes the content of bench/federations.ts with AWS CDK: for each federation the same six resources on the AWS side with
// the same settings (a second client replaces the second Terraform resource of the client). It has no Auth0 side, so it does
// less. The limit of 500 resources a template and the validation of the template are off. Prints one line of JSON.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const load = createRequire(join(process.argv[3], 'package.json'));
const { App, Duration, Stack } = load('aws-cdk-lib');
const {
  ClientAttributes,
  FeaturePlan,
  OAuthScope,
  OidcAttributeRequestMethod,
  ProviderAttribute,
  UserPool,
  UserPoolClientIdentityProvider,
  UserPoolIdentityProviderOidc,
} = load('aws-cdk-lib/aws-cognito');
const { OidcProviderNative } = load('aws-cdk-lib/aws-iam');

const count = Number(process.argv[2]);
const outdir = mkdtempSync(join(tmpdir(), 'aws-cdk-'));

const app = new App({
  outdir,
  analyticsReporting: false,
  builtinCloudFormationValidation: false,
  context: { '@aws-cdk/core:stackResourceLimit': 0 },
});
const stack = new Stack(app, 'bench');
const issuer = 'https://acme.eu.auth0.com';
for (let index = 0; index < count; index += 1) {
  const appUrl = `https://app${index}.example.com`;
  const userPool = new UserPool(stack, `UserPool${index}`, {
    userPoolName: `acme-${index}`,
    deletionProtection: true,
    featurePlan: FeaturePlan.ESSENTIALS,
    passwordPolicy: { minLength: 12, tempPasswordValidity: Duration.days(7) },
    autoVerify: { email: true },
    signInCaseSensitive: false,
  });
  const domain = userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: `acme-${index}-login` } });
  const provider = new UserPoolIdentityProviderOidc(stack, `Provider${index}`, {
    userPool,
    name: 'Auth0',
    clientId: 'client',
    clientSecret: 'placeholder',
    issuerUrl: issuer,
    attributeRequestMethod: OidcAttributeRequestMethod.POST,
    scopes: ['openid', 'email', 'profile'],
    endpoints: {
      authorization: `${issuer}/authorize`,
      token: `${issuer}/oauth/token`,
      userInfo: `${issuer}/userinfo`,
      jwksUri: `${issuer}/.well-known/jwks.json`,
    },
    attributeMapping: {
      email: ProviderAttribute.other('email'),
      emailVerified: ProviderAttribute.other('email_verified'),
    },
  });
  for (const id of ['Web', 'Second']) {
    const client = userPool.addClient(id, {
      userPoolClientName: `acme-${index}-${id}`,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [appUrl],
        logoutUrls: [appUrl, `${issuer}/v2/logout?returnTo=${encodeURIComponent(appUrl)}`],
        defaultRedirectUri: appUrl,
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.custom(provider.providerName)],
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
      authSessionValidity: Duration.minutes(3),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
      readAttributes: new ClientAttributes().withStandardAttributes({
        email: true,
        emailVerified: true,
        fullname: true,
      }),
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
    });
    client.node.addDependency(domain);
  }
  new OidcProviderNative(stack, `Iam${index}`, {
    url: `https://acme-${index}.eu.auth0.com/`,
    clientIds: ['client'],
    oidcProviderName: `acme-${index}`,
    thumbprints: ['a'.repeat(40)],
  });
}
app.synth();

const bytes = statSync(join(outdir, 'bench.template.json')).size;
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
