import { IamOidcProvider, type IamOidcProviderProps } from '../../src';
import { codesOf } from '../faults';
import { synthesize } from '../template';

const required = { issuerHost: 'acme.eu.auth0.com', clientIds: ['client'] } as const;
const provider = (props: Partial<IamOidcProviderProps> = {}) =>
  synthesize((stack) => new IamOidcProvider(stack, 'Provider', { ...required, ...props }));

describe(IamOidcProvider, () => {
  test('creates a provider for an identity pool, which requires the URL without a trailing slash', () => {
    const template = provider();

    expect(template.counts()).toEqual({ aws_iam_openid_connect_provider: 1 });
    expect(template.only('aws_iam_openid_connect_provider')).toEqual({
      url: 'https://acme.eu.auth0.com',
      client_id_list: ['client'],
    });
  });

  test('uses the whole issuer as its URL for STS', () => {
    expect(provider({ consumer: 'sts' }).only('aws_iam_openid_connect_provider').url).toBe(
      'https://acme.eu.auth0.com/',
    );
  });

  test('accepts thumbprints and tags', () => {
    const props = { thumbprints: ['a'.repeat(40)], tags: { team: 'identity' } };

    expect(provider(props).only('aws_iam_openid_connect_provider')).toMatchObject({
      thumbprint_list: ['a'.repeat(40)],
      tags: { team: 'identity' },
    });
  });

  test('references the existing one', () => {
    const template = provider({ existing: true });

    expect(template.counts()).toEqual({ 'data.aws_iam_openid_connect_provider': 1 });
    expect(Object.values(template.data('aws_iam_openid_connect_provider'))).toEqual([
      { url: 'https://acme.eu.auth0.com' },
    ]);
  });

  test.each<[string, Partial<IamOidcProviderProps>, string]>([
    ['a URL as host', { issuerHost: 'https://acme.eu.auth0.com' }, 'ERR_HOST_INVALID'],
    ['no client id', { clientIds: [] }, 'ERR_LIST_EMPTY'],
    ['101 client ids', { clientIds: Array.from({ length: 101 }, (_, i) => `c${i}`) }, 'ERR_LIST_TOO_LONG'],
    ['an invalid thumbprint', { thumbprints: ['abc'] }, 'ERR_THUMBPRINT_INVALID'],
    ['6 thumbprints', { thumbprints: Array.from({ length: 6 }, () => 'a'.repeat(40)) }, 'ERR_LIST_TOO_LONG'],
    ['a tag of AWS', { tags: { 'aws:x': 'y' } }, 'ERR_TAG_INVALID'],
  ])('refuses %s', (_, props, code) => {
    expect(codesOf(() => provider(props))).toEqual([code]);
  });
});
