import { dirname, delimiter } from 'node:path';

/** Environment variables of a child process. */
export type ChildEnvironment = Readonly<Record<string, string>>;

/** What children of a rehearsal need to know. */
export interface ChildEnvironmentOptions {
  /** The gateway's URL. */
  readonly proxy: string;
  /** PEM file with the authority's certificate. */
  readonly authorityFile: string;
  /** Terraform's binary. */
  readonly terraform: string;
  /** Terraform's CLI configuration, which names the plugin mirrors. */
  readonly terraformConfigFile: string;
  /** An empty file for AWS configuration and credentials: the caller's own are not read. */
  readonly emptyFile: string;
  /** Folder for what cdktf keeps for a user. */
  readonly cdktfHome: string;
  readonly aws: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly auth0: { readonly clientId: string; readonly clientSecret: string };
  /** Value of TF_REATTACH_PROVIDERS, where this process serves a provider. */
  readonly reattach?: string;
}

/** What could lead a child to a real account, past the gateway, or to another behaviour than on the next machine. */
const SCRUBBED = [
  /^AWS_/,
  /^AUTH0_/,
  /^TF_/,
  /^TFE_/,
  /^TERRAFORM_/,
  /^CDKTF_/,
  /^CHECKPOINT_/,
  /^AMAZON_/,
  /^GODEBUG$/,
  /^(HTTPS?|ALL|NO|FTP)_PROXY$/i,
  /^SSL_CERT_/,
  /^(AWS|CURL|REQUESTS)_CA_BUNDLE$/,
  /^NODE_(EXTRA_CA_CERTS|TLS_REJECT_UNAUTHORIZED|OPTIONS|USE_ENV_PROXY)$/,
];

/** The caller's environment without anything that could touch a real account. */
export function scrubbed(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || SCRUBBED.some((pattern) => pattern.test(name)) ? [] : [[name, value]],
    ),
  );
}

/** Variables by which programs find the gateway and trust it; each program reads another one. */
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

/** The whole environment of a child: the caller's, scrubbed, with the stand-ins' addresses and credentials in place. */
export function childEnvironment(options: ChildEnvironmentOptions, caller = process.env): ChildEnvironment {
  return {
    ...scrubbed(caller),
    PATH: [dirname(process.execPath), dirname(options.terraform), caller.PATH].filter(Boolean).join(delimiter),
    ...trustVariables(options.proxy, options.authorityFile),
    TF_CLI_CONFIG_FILE: options.terraformConfigFile,
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    ...(options.reattach !== undefined && { TF_REATTACH_PROVIDERS: options.reattach }),
    CHECKPOINT_DISABLE: '1',
    // Terraform and its providers live for seconds, and read a large schema first: collecting garbage less often saves a fifth of their time.
    GOGC: caller.GOGC ?? '400',
    TERRAFORM_BINARY_NAME: options.terraform,
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
    CDKTF_HOME: options.cdktfHome,
    CI: '1',
    AWS_ACCESS_KEY_ID: options.aws.accessKeyId,
    AWS_SECRET_ACCESS_KEY: options.aws.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: options.emptyFile,
    AWS_SHARED_CREDENTIALS_FILE: options.emptyFile,
    AUTH0_CLIENT_ID: options.auth0.clientId,
    AUTH0_CLIENT_SECRET: options.auth0.clientSecret,
  };
}
