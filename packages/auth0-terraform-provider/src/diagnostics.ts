import { attributePath, type Diagnostic } from './protocol';

type Path = readonly (string | number)[];

/** An error that Terraform prints with its path. */
export class ProviderError extends Error {
  constructor(
    readonly summary: string,
    readonly detail = '',
    readonly path: Path = [],
  ) {
    super(summary);
    this.name = 'ProviderError';
  }
}

/** Converts any error to a diagnostic. Terraform reports a gRPC error as a crash of the plugin, so the provider returns none. */
export function diagnosticOf(failure: unknown): Diagnostic {
  if (failure instanceof ProviderError) return error(failure.summary, failure.detail, failure.path);
  return error(failure instanceof Error ? failure.message : String(failure), unexpectedDetail);
}

const unexpectedDetail =
  'This is a fault of the offline auth0 provider, not of the configuration. `--provider registry` uses the real provider.';

/** An error at a path. An empty path means the whole resource. */
export const error = (summary: string, detail = '', path: Path = []): Diagnostic => ({
  severity: 'ERROR',
  summary,
  detail,
  ...(path.length > 0 && { attribute: attributePath(path) }),
});

const OFFLINE = 'The auth0 provider is served offline here, which implements only what the constructs use.';
const REGISTRY = 'Run with `--provider registry`, which uses the real auth0/auth0 provider.';

/** All messages of the provider, except those that are the same as the real provider's (see validate.ts). */
export const texts = {
  unsupportedResource: (type: string, known: readonly string[]) =>
    new ProviderError(
      `${type} is not available offline`,
      `${OFFLINE} Resources it has: ${known.join(', ')}. ${REGISTRY}`,
    ),
  unsupportedDataSource: (type: string, known: readonly string[]) =>
    new ProviderError(
      `data.${type} is not available offline`,
      `${OFFLINE} Data sources it has: ${known.join(', ')}. ${REGISTRY}`,
    ),
  unsupportedPart: (type: string, path: Path) =>
    new ProviderError(`${type}: ${path.join('.')} is not available offline`, `${OFFLINE} ${REGISTRY}`, path),
  unsupportedSetting: (name: string) =>
    new ProviderError(`provider "auth0": ${name} is not available offline`, `${OFFLINE} ${REGISTRY}`, [name]),
  missingDomain: () =>
    new ProviderError(
      'provider "auth0": no domain',
      'Set `domain` in the provider block or the environment variable AUTH0_DOMAIN, for example acme-dev.eu.auth0.com.',
      ['domain'],
    ),
  missingCredentials: () =>
    new ProviderError(
      'provider "auth0": no credentials',
      'Set AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET (or `client_id` and `client_secret` in the provider block), or AUTH0_API_TOKEN.',
    ),
  unreadableCertificates: (file: string, reason: string) =>
    new ProviderError(
      `provider "auth0": SSL_CERT_FILE can't be read: ${file}`,
      `${reason}. Point SSL_CERT_FILE at a PEM file of trusted certificates, or unset it.`,
    ),
  notConfigured: () =>
    new ProviderError(
      'provider "auth0" is not configured',
      'Terraform sent a request before it sent the configuration.',
    ),
  unreachable: (host: string, reason: string) =>
    new ProviderError(`Auth0 Management API of ${host} can't be reached`, reason),
  notJson: (method: string, path: string, status: number) =>
    new ProviderError(`${method} ${path} answered ${status} without JSON`, 'Is this host an Auth0 tenant?'),
  apiError: (status: number, name: string, message: string) => new ProviderError(`${status} ${name}: ${message}`),
  withoutId: (type: string) =>
    new ProviderError(`Auth0 answered the creation of ${type} without an id`, 'It may have created the object.'),
  importId: (type: string, id: string, form: string) =>
    new ProviderError(`${type} can't be imported by the ID "${id}"`, `The ID must have the form ${form}.`),
  notFound: (what: string) =>
    new ProviderError(`No ${what} found`, 'Check the name or the ID, and the tenant of the provider.'),
  oneOfRequired: (names: readonly string[]) =>
    new ProviderError(`one of \`${names.join(',')}\` must be specified`, '', names.slice(0, 1)),
  actionFailed: (name: string) =>
    new ProviderError(`action "${name}" failed to build`, 'Auth0 shows why under Actions, Library.'),
  actionNeverBuilt: (name: string) => new ProviderError(`action "${name}" never reached built state`),
};
