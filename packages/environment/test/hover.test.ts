import { join, resolve } from 'node:path';
import * as ts from 'typescript';

const ROOT = resolve(__dirname, '../../..');
const FILE = join(ROOT, 'apps/hovered/src/environment.ts');

/** Values as an environment has them; each `/*name*\/` precedes a field whose hover text is requested. */
const TEXT = `import type { EnvironmentInput } from '@auth0-cognito/environment';

export const environment = {
  /*name*/name: 'dev',
  /*stage*/stage: 'development',
  organization: 'acme',
  account: '111111111111',
  region: 'eu-central-1',
  state: { bucket: 'acme-dev-tfstate', /*stateKey*/key: 'dev/federation.tfstate' },
  app: { /*appUrl*/url: 'http://localhost:3000' },
  domain: { prefix: 'acme-dev-login', /*managedLogin*/managedLoginVersion: 1 },
  federations: {
    auth0: {
      tenant: { domain: 'acme-dev.eu.auth0.com' },
      identityProvider: { name: 'Auth0', /*mapping*/attributeMapping: { email: 'email' } },
      iamOidcProvider: { /*consumer*/consumer: 'identity-pool' },
    },
  },
  userPool: {
    passwordPolicy: { /*minimum*/minimumLength: 12, /*days*/temporaryPasswordValidityDays: 7 },
    mfa: { mode: 'optional', /*methods*/methods: ['totp'] },
    customAttributes: { team: { type: 'String', /*maxLength*/maxLength: 64 } },
  },
  webClient: { lifetimes: { /*accessToken*/accessToken: '1 hour' } },
  clients: { admin: { type: 'public', callbackUrls: [], /*rotation*/refreshTokenRotation: { retryGracePeriodSeconds: 10 } } },
  identityPool: { /*guests*/guestAccess: false },
} satisfies EnvironmentInput;
`;

/** What an editor shows for a field: its documentation and its default, from the language service that editors use. */
function hovers(): (marker: string) => { readonly text: string; readonly default: string | undefined } {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), ts.sys.readFile) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, noEmit: true, types: [] }),
    getScriptFileNames: () => [FILE],
    getScriptVersion: () => '1',
    getScriptSnapshot: (file) => {
      const text = file === FILE ? TEXT : ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => ROOT,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (file) => file === FILE || ts.sys.fileExists(file),
    readFile: (file) => (file === FILE ? TEXT : ts.sys.readFile(file)),
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  return (marker) => {
    const at = TEXT.indexOf(`/*${marker}*/`) + marker.length + 4;
    const info = service.getQuickInfoAtPosition(FILE, at);
    return {
      text: ts.displayPartsToString(info?.documentation),
      default: info?.tags
        ?.find(({ name }) => name === 'default')
        ?.text?.map(({ text }) => text)
        .join(''),
    };
  };
}

describe('an editor', () => {
  const hover = hovers();

  test.each([
    ['name', /2 to 20 lower-case letters.*replaces the pool/s, undefined],
    ['stage', /production/, undefined],
    ['stateKey', /Key of the state/, /federation\.tfstate/],
    ['appUrl', /https/, undefined],
    ['managedLogin', /classic sign-in pages/, /^1$/],
    ['mapping', /Claims/, /email_verified/],
    ['consumer', /slash/, /identity-pool/],
    ['minimum', /6 to 99/, /^12$/],
    ['days', /temporary password.*1 to 365 days/, /^7$/],
    ['methods', /factors/, /totp/],
    ['maxLength', /2048/, /^2048$/],
    ['accessToken', /5 minutes to 1 day/, /1 hour/],
    ['rotation', /0 to 60/, /no rotation/],
    ['guests', /without sign-in/, /^false$/],
  ])('shows text, unit and default of %s', (marker, text, byDefault) => {
    const shown = hover(marker);

    expect(shown.text).toMatch(text);
    if (byDefault) expect(shown.default).toMatch(byDefault);
    else expect(shown.default).toBeUndefined();
  });
});
