import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { childEnvironment, cleanEnvironment, shellLines } from '../../src/processes/child-environment';

const OPTIONS = {
  proxy: 'http://127.0.0.1:1',
  authorityFile: '/data/authority.pem',
  terraform: '/tools/terraform',
  terraformConfigFile: '/data/terraform.rc',
  emptyFile: '/data/empty',
  home: '/data/home',
  cdktfHome: '/data/cdktf',
  aws: { accessKeyId: 'stand-in', secretAccessKey: 'stand-in' },
  auth0: { clientId: 'stand-in', clientSecret: 'stand-in' },
};

describe(cleanEnvironment, () => {
  test.each([
    'AWS_ACCESS_KEY_ID',
    'AWS_PROFILE',
    'AWS_ENDPOINT_URL_S3',
    'AWS_CA_BUNDLE',
    'AUTH0_DOMAIN',
    'AUTH0_API_TOKEN',
    'TF_VAR_secret',
    'TF_CLI_ARGS_apply',
    'CDKTF_OUTDIR',
    'HTTPS_PROXY',
    'no_proxy',
    'SSL_CERT_FILE',
    'NODE_EXTRA_CA_CERTS',
    'NODE_OPTIONS',
    'GODEBUG',
    'MOTO_PORT',
    'BOTO_CONFIG',
    'PYTHONPATH',
    'XDG_CONFIG_HOME',
    'NPM_CONFIG_USERCONFIG',
    'A_VARIABLE_THAT_NOBODY_THOUGHT_OF',
  ])('does not set %s', (name) => {
    expect(cleanEnvironment('/data/home', { [name]: 'real' })).not.toHaveProperty(name);
  });

  test('has a separate home folder, and Node first in PATH', () => {
    const environment = cleanEnvironment('/data/home', { HOME: '/home/me', PATH: '/bin' });

    expect(environment).toEqual({ HOME: '/data/home', PATH: `${dirname(process.execPath)}:/bin` });
  });

  test.each(['LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'DISPLAY', 'LD_LIBRARY_PATH', 'ASDF_DATA_DIR'])('keeps %s', (name) => {
    expect(cleanEnvironment('/data/home', { [name]: 'real' })).toHaveProperty(name, 'real');
  });

  test('includes the folder of a version manager, because its programs in PATH look for it in the home folder', () => {
    const home = mkdtempSync(join(tmpdir(), 'home-'));
    mkdirSync(join(home, '.asdf'));

    const environment = cleanEnvironment('/data/home', { HOME: home });
    rmSync(home, { recursive: true });

    expect(environment).toMatchObject({ HOME: '/data/home', ASDF_DATA_DIR: join(home, '.asdf') });
    expect(environment).not.toHaveProperty('TENV_ROOT');
  });
});

describe(shellLines, () => {
  test("keeps the home folder and all harmless variables of a user's shell", () => {
    const caller = { HOME: '/home/me', EDITOR: 'vi', AWS_PROFILE: 'prod', HTTPS_PROXY: 'http://proxy', LANG: 'C' };

    const lines = shellLines({ HOME: '/data/home', LANG: 'C', HTTPS_PROXY: "http://it's" }, caller);

    expect(lines).toEqual(['unset AWS_PROFILE', "export HTTPS_PROXY='http://it'\\''s'"]);
  });
});

describe(childEnvironment, () => {
  test("replaces the caller's credentials by those of the stand-ins", () => {
    const environment = childEnvironment(OPTIONS, {
      AWS_ACCESS_KEY_ID: 'real',
      AUTH0_CLIENT_SECRET: 'real',
      PATH: '/bin',
    });

    expect(Object.values(environment)).not.toContain('real');
    expect(environment).toMatchObject({ AWS_ACCESS_KEY_ID: 'stand-in', AUTH0_CLIENT_SECRET: 'stand-in' });
  });

  test('makes every program use the gateway and trust it', () => {
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

  test("hides the caller's AWS configuration and the home folder of cdktf", () => {
    const environment = childEnvironment(OPTIONS, {});

    expect(environment).toMatchObject({
      AWS_CONFIG_FILE: OPTIONS.emptyFile,
      AWS_SHARED_CREDENTIALS_FILE: OPTIONS.emptyFile,
      AWS_EC2_METADATA_DISABLED: 'true',
      CDKTF_HOME: OPTIONS.cdktfHome,
    });
  });

  test('lets cdktf run without a registry: it requests no hashes for other platforms and no newest version of itself', () => {
    const environment = childEnvironment(OPTIONS, { CDKTF_SKIP_PROVIDER_LOCK: 'false', DISABLE_VERSION_CHECK: '0' });

    expect(environment).toMatchObject({ CDKTF_SKIP_PROVIDER_LOCK: 'true', DISABLE_VERSION_CHECK: '1' });
  });

  test('passes a provider that this process serves on, and none otherwise', () => {
    expect(childEnvironment({ ...OPTIONS, reattach: '{}' }, {})).toHaveProperty('TF_REATTACH_PROVIDERS', '{}');
    expect(childEnvironment(OPTIONS, { TF_REATTACH_PROVIDERS: 'another' })).not.toHaveProperty('TF_REATTACH_PROVIDERS');
  });
});
