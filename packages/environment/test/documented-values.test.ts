import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as ts from 'typescript';

import { valuesOfType } from '../scripts/values-of-type';
import { valuesPage } from '../scripts/values-page';

const ROOT = resolve(__dirname, '../../..');
const FILE = join(ROOT, 'apps/hovered/src/environment.ts');

/** Values of an environment; each `/*name*\/` precedes a field whose hover text is requested. */
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
  clients: { admin: { type: 'public', callbackUrls: [], /*rotation*/refreshTokenRotation: { /*grace*/retryGracePeriodSeconds: 10 } } },
  identityPool: { /*guests*/guestAccess: false },
} satisfies EnvironmentInput;

export interface Undocumented {
  name: string;
  /** A value that is optional, without a default. */
  region?: string;
  /** Either of two objects. */
  host: {
    /** The prefix. */
    prefix: string;
  } | {
    /** The custom domain. */
    domain: string;
    /**
     * The certificate.
     *
     * @default - one is created
     */
    certificate?: { arn: string };
  };
}
`;

/** The language service that editors use. */
function languageService(): ts.LanguageService {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), ts.sys.readFile) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  return ts.createLanguageService({
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
}

const service = languageService();

/** What an editor shows for a field: its documentation and its default. */
function hover(marker: string): { readonly text: string; readonly default: string | undefined } {
  const at = TEXT.indexOf(`/*${marker}*/`) + marker.length + 4;
  const info = service.getQuickInfoAtPosition(FILE, at);
  return {
    text: ts.displayPartsToString(info?.documentation),
    default: info?.tags
      ?.find(({ name }) => name === 'default')
      ?.text?.map(({ text }) => text)
      .join(''),
  };
}

describe('an editor', () => {
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
    ['rotation', /at each refresh/, /no rotation/],
    ['grace', /0 to 60/, undefined],
    ['guests', /without sign-in/, /^false$/],
  ])('shows text, unit and default of %s', (marker, text, byDefault) => {
    const shown = hover(marker);

    expect(shown.text).toMatch(text);
    if (byDefault) expect(shown.default).toMatch(byDefault);
    else expect(shown.default).toBeUndefined();
  });
});

describe('docs/values.md', () => {
  test('matches the types and their TSDoc: `npm run values -w @auth0-cognito/environment` changes nothing', () => {
    const committed = readFileSync(join(ROOT, 'docs/values.md'), 'utf8');

    const made = valuesPage(service.getProgram()!);

    expect(made).toBe(committed);
    for (const path of [
      '`app.url`',
      '`userPool.passwordPolicy.minimumLength`',
      '`clients.<key>.lifetimes.accessToken`',
    ]) {
      expect(made).toContain(`\n| ${path} | `);
    }
  });

  test('requires TSDoc of every value, and a default of every optional value, and reports every missing one', () => {
    const program = service.getProgram()!;
    const type = program.getSourceFile(FILE)!.statements.find(ts.isInterfaceDeclaration)!;
    const checker = program.getTypeChecker();

    expect(() => valuesOfType(checker, checker.getTypeAtLocation(type))).toThrow(
      'values without TSDoc or @default: name, region, host.certificate.arn',
    );
  });
});
