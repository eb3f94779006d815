import { childEnvironment, scrubbed } from '../../src/processes/child-environment';

const OPTIONS = {
  proxy: 'http://127.0.0.1:1',
  authorityFile: '/data/authority.pem',
  terraform: '/tools/terraform',
  terraformConfigFile: '/data/terraform.rc',
  emptyFile: '/data/empty',
  cdktfHome: '/data/cdktf',
  aws: { accessKeyId: 'stand-in', secretAccessKey: 'stand-in' },
  auth0: { clientId: 'stand-in', clientSecret: 'stand-in' },
};

describe(scrubbed, () => {
  test.each([
    'AWS_ACCESS_KEY_ID',
    'AWS_PROFILE',
    'AWS_SESSION_TOKEN',
    'AWS_ENDPOINT_URL_S3',
    'AWS_CA_BUNDLE',
    'AUTH0_DOMAIN',
    'AUTH0_API_TOKEN',
    'TF_VAR_secret',
    'TF_REATTACH_PROVIDERS',
    'TF_CLI_ARGS_apply',
    'TF_LOG',
    'TF_DATA_DIR',
    'CDKTF_OUTDIR',
    'CDKTF_CONTEXT_JSON',
    'HTTPS_PROXY',
    'no_proxy',
    'ALL_PROXY',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'NODE_EXTRA_CA_CERTS',
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'NODE_OPTIONS',
    'GODEBUG',
  ])('takes %s away', (name) => {
    expect(scrubbed({ [name]: 'real', HOME: '/home/me' })).toEqual({ HOME: '/home/me' });
  });
});

describe(childEnvironment, () => {
  test("puts the stand-ins' credentials in the place of the caller's", () => {
    const environment = childEnvironment(OPTIONS, {
      AWS_ACCESS_KEY_ID: 'real',
      AUTH0_CLIENT_SECRET: 'real',
      PATH: '/bin',
    });

    expect(Object.values(environment)).not.toContain('real');
    expect(environment).toMatchObject({ AWS_ACCESS_KEY_ID: 'stand-in', AUTH0_CLIENT_SECRET: 'stand-in' });
  });

  test('lets every program find the gateway and trust it', () => {
    const environment = childEnvironment(OPTIONS, {});

    for (const name of ['HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy']) expect(environment[name]).toBe(OPTIONS.proxy);
    for (const name of [
      'SSL_CERT_FILE',
      'AWS_CA_BUNDLE',
      'NODE_EXTRA_CA_CERTS',
      'REQUESTS_CA_BUNDLE',
      'CURL_CA_BUNDLE',
    ]) {
      expect(environment[name]).toBe(OPTIONS.authorityFile);
    }
  });

  test("does not read the caller's AWS configuration or cdktf's home", () => {
    const environment = childEnvironment(OPTIONS, {});

    expect(environment).toMatchObject({
      AWS_CONFIG_FILE: OPTIONS.emptyFile,
      AWS_SHARED_CREDENTIALS_FILE: OPTIONS.emptyFile,
      AWS_EC2_METADATA_DISABLED: 'true',
      CDKTF_HOME: OPTIONS.cdktfHome,
    });
  });

  test('passes a provider on that this process serves, and none otherwise', () => {
    expect(childEnvironment({ ...OPTIONS, reattach: '{}' }, {})).toHaveProperty('TF_REATTACH_PROVIDERS', '{}');
    expect(childEnvironment(OPTIONS, { TF_REATTACH_PROVIDERS: 'another' })).not.toHaveProperty('TF_REATTACH_PROVIDERS');
  });
});
