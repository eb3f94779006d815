import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { shellWord } from '@auth0-cognito/contract';

/** Environment variables of a child process. */
export type ChildEnvironment = Readonly<Record<string, string>>;

/** Options of the environment of child processes. */
export interface ChildEnvironmentOptions {
  /** The gateway's URL. */
  readonly proxy: string;
  /** PEM file with the certificate of the authority. */
  readonly authorityFile: string;
  /** Terraform's binary. */
  readonly terraform: string;
  /** Terraform's CLI configuration, with the plugin mirrors. */
  readonly terraformConfigFile: string;
  /** An empty file for AWS configuration, credentials and the provider lock, so that files of the user are not read. */
  readonly emptyFile: string;
  /** A separate home folder. */
  readonly home: string;
  /** Home folder of cdktf. */
  readonly cdktfHome: string;
  readonly aws: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly auth0: { readonly clientId: string; readonly clientSecret: string };
  /** Value of TF_REATTACH_PROVIDERS, if this process serves a provider. */
  readonly reattach?: string;
}

/** Environment variables that a child inherits. An allowlist, because the variables that change programs cannot be listed. */
const INHERITED_VARIABLES = [
  /^(PATH|USER|LOGNAME|SHELL|TZ|TERM|COLORTERM|NO_COLOR|FEDERATION_DEBUG)$/,
  /^(LANG|LANGUAGE|LC_.*)$/,
  /^(TMPDIR|TMP|TEMP)$/,
  // Paths of libraries and fonts on some systems.
  /^(DY)?LD_(FALLBACK_)?LIBRARY_PATH$/,
  /^(NIX_LD.*|FONTCONFIG_(FILE|PATH))$/,
  // Settings of the Go runtime, for Terraform.
  /^GO(GC|MAXPROCS|MEMLIMIT)$/,
  // A screen, for a browser with a window.
  /^(DISPLAY|WAYLAND_DISPLAY|XAUTHORITY|XDG_RUNTIME_DIR|XDG_SESSION_TYPE|DBUS_SESSION_BUS_ADDRESS)$/,
  // Programs on PATH can be shims of a version manager.
  /^(ASDF|MISE|TENV|TFENV|TOFUENV|PYENV|VOLTA)_/,
];

/** Default folders of version managers in the home folder. */
const VERSION_MANAGERS: Readonly<Record<string, string>> = {
  ASDF_DATA_DIR: '.asdf',
  MISE_CONFIG_DIR: '.config/mise',
  MISE_DATA_DIR: '.local/share/mise',
  PYENV_ROOT: '.pyenv',
  TENV_ROOT: '.tenv',
  VOLTA_HOME: '.volta',
};

/**
 * Environment of a process of a rehearsal without access to the stand-ins: the inherited variables, and a separate home without
 * settings of the user.
 */
export function cleanEnvironment(home: string, caller = process.env): Record<string, string> {
  const kept = Object.entries(caller).filter(([name]) => INHERITED_VARIABLES.some((pattern) => pattern.test(name)));
  const managers = Object.entries(VERSION_MANAGERS)
    .map(([name, folder]) => [name, join(caller.HOME ?? '/', folder)] as const)
    .filter(([, folder]) => existsSync(folder));
  return {
    ...Object.fromEntries(managers),
    ...(Object.fromEntries(kept) as Record<string, string>),
    PATH: [dirname(process.execPath), caller.PATH].filter(Boolean).join(delimiter),
    HOME: home,
  };
}

/** Variables that would make a shell use a real account, bypass the gateway, or behave differently from a child. */
const UNSET_IN_SHELL = [
  /^(AWS|AMAZON|AUTH0|TF|TFE|TERRAFORM|CDKTF|CHECKPOINT)_/,
  /^GODEBUG$/,
  /^(HTTPS?|ALL|NO|FTP)_PROXY$/i,
  /^SSL_CERT_/,
  /^(CURL|REQUESTS)_CA_BUNDLE$/,
  /^NODE_(EXTRA_CA_CERTS|TLS_REJECT_UNAUTHORIZED|OPTIONS|USE_ENV_PROXY)$/,
];

/** Shell lines that set the variables of a child. Other variables of the user, and the home folder, do not change. */
export function shellLines(child: ChildEnvironment, caller = process.env): string[] {
  const unset = Object.keys(caller).filter(
    (name) => !(name in child) && UNSET_IN_SHELL.some((pattern) => pattern.test(name)),
  );
  const changed = Object.entries(child).filter(([name, value]) => name !== 'HOME' && caller[name] !== value);
  return [
    ...unset.map((name) => `unset ${name}`),
    ...changed.map(([name, value]) => `export ${name}=${shellWord(value)}`),
  ];
}

/** The shell line that shows the rehearsal in the prompt. */
export const promptLine = (environment: string) => `PS1='(rehearsal of ${environment}) \\w \\$ '`;

/** Proxy and trust variables; each program reads different ones. */
export function trustVariables(proxy: string, authorityFile: string): ChildEnvironment {
  return {
    HTTPS_PROXY: proxy,
    HTTP_PROXY: proxy,
    https_proxy: proxy,
    http_proxy: proxy,
    NO_PROXY: '',
    no_proxy: '',
    SSL_CERT_FILE: authorityFile,
    SSL_CERT_DIR: dirname(authorityFile),
    AWS_CA_BUNDLE: authorityFile,
    CURL_CA_BUNDLE: authorityFile,
    REQUESTS_CA_BUNDLE: authorityFile,
    NODE_EXTRA_CA_CERTS: authorityFile,
  };
}

/** Environment of a child that uses the stand-ins: a clean environment with proxy, trust and credentials. */
export function childEnvironment(options: ChildEnvironmentOptions, caller = process.env): ChildEnvironment {
  const clean = cleanEnvironment(options.home, caller);
  return {
    ...clean,
    PATH: [dirname(options.terraform), clean.PATH].join(delimiter),
    ...trustVariables(options.proxy, options.authorityFile),
    TF_CLI_CONFIG_FILE: options.terraformConfigFile,
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    ...(options.reattach !== undefined && { TF_REATTACH_PROVIDERS: options.reattach }),
    CHECKPOINT_DISABLE: '1',
    // Terraform and its providers run for seconds and parse a large schema first: less garbage collection saves a fifth of their time.
    GOGC: caller.GOGC ?? '400',
    TERRAFORM_BINARY_NAME: options.terraform,
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
    CDKTF_HOME: options.cdktfHome,
    // Terraform comes from a mirror, whose hashes cover this platform only. cdktf (0.21) reads each of its options from a variable with the
    // prefix CDKTF_, see `cdktf --help`.
    CDKTF_SKIP_PROVIDER_LOCK: 'true',
    // On a terminal, cdktf (0.21) asks npm's registry for its newest version; npm retries for over a minute.
    DISABLE_VERSION_CHECK: '1',
    CI: '1',
    AWS_ACCESS_KEY_ID: options.aws.accessKeyId,
    AWS_SECRET_ACCESS_KEY: options.aws.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    // The mirror has one version of each provider.
    FEDERATION_LOCK_FILE: options.emptyFile,
    AWS_CONFIG_FILE: options.emptyFile,
    AWS_SHARED_CREDENTIALS_FILE: options.emptyFile,
    AUTH0_CLIENT_ID: options.auth0.clientId,
    AUTH0_CLIENT_SECRET: options.auth0.clientSecret,
  };
}
