import { reachOf } from '../../src';

const block = (values: Record<string, unknown>) => ({ One: values });

describe('reachOf', () => {
  test('lists the names that a configuration uses, each once', () => {
    const reach = reachOf({
      resource: {
        aws_iam_openid_connect_provider: {
          One: { url: 'https://acme.eu.auth0.com/' },
          Two: { url: 'https://acme.eu.auth0.com' },
        },
        aws_cognito_user_pool_domain: block({ domain: 'login.acme.example' }),
        aws_route53_record: {
          Host: { zone_id: 'Z1', name: 'login.acme.example' },
          Parent: { zone_id: 'Z1', name: 'acme.example' },
          Validation: { zone_id: 'Z1', name: '${aws_acm_certificate.One.name}' },
        },
        aws_lambda_permission: block({
          function_name: 'arn:aws:lambda:eu-central-1:111111111111:function:hook:live',
        }),
        aws_cognito_user_pool: block({
          sms_configuration: { sns_caller_arn: 'arn:aws:iam::111111111111:role/service/sms' },
        }),
        aws_cognito_identity_pool_roles_attachment: block({
          roles: { authenticated: '${aws_iam_role.One.arn}' },
          role_mapping: [{ mapping_rule: [{ role_arn: 'arn:aws:iam::111111111111:role/admins' }] }],
        }),
      },
      data: { aws_iam_openid_connect_provider: block({ url: 'https://partners.eu.auth0.com' }) },
    });

    expect(reach).toEqual({
      issuers: ['acme.eu.auth0.com', 'partners.eu.auth0.com'],
      customDomains: ['login.acme.example'],
      hostedZones: ['Z1'],
      dnsNames: ['acme.example'],
      functions: ['arn:aws:lambda:eu-central-1:111111111111:function:hook'],
      roles: ['arn:aws:iam::111111111111:role/admins', 'arn:aws:iam::111111111111:role/service/sms'],
    });
  });

  test('is empty if nothing is used', () => {
    const reach = reachOf({ resource: { aws_cognito_user_pool_domain: block({ domain: 'acme-dev-login' }) } });

    expect(Object.values(reach)).toEqual([[], [], [], [], [], []]);
  });
});
