import { deletionOf } from '../../src/orphans/deletion';

const CERTIFICATE = 'arn:aws:acm:us-east-1:111111111111:certificate/1a2b';

test.each([
  [
    'aws_acm_certificate.Domain',
    CERTIFICATE,
    `aws acm delete-certificate --certificate-arn ${CERTIFICATE} --region us-east-1`,
  ],
  [
    'aws_cognito_identity_provider.Auth0',
    'eu-central-1_a1:Auth0',
    "aws cognito-idp delete-identity-provider --user-pool-id eu-central-1_a1 --provider-name 'Auth0' --region eu-central-1",
  ],
  [
    'aws_cognito_identity_pool.Users',
    'eu-west-1:5f1c',
    'aws cognito-identity delete-identity-pool --identity-pool-id eu-west-1:5f1c --region eu-west-1',
  ],
  ['auth0_client.Web', 'abc', 'auth0 apps delete abc'],
  ['aws_iam_role.Guests', 'guests', 'delete guests in the console of its service'],
])('%s with id %s is deleted in its own region, whatever the default is: %s', (address, id, command) => {
  expect(deletionOf({ address, id })).toBe(command);
});
