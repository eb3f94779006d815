import { FaultError } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { unwrapped } from './error-text';

/** Words of Terraform for credentials that are missing, have expired, or are refused. */
const AWS = [
  // https://github.com/hashicorp/aws-sdk-go-base (errors.go, internal/config), for the provider and the S3 backend
  /No valid credential sources found/i,
  /failed to get shared config profile/,
  /failed to refresh cached credentials/,
  /Cannot assume IAM Role/,
  // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html, https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
  /\b(ExpiredToken(Exception)?|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClientException|SignatureDoesNotMatch|AuthFailure)\b/,
  /security token included in the request is (expired|invalid)/,
  /SSO session .*(expired|invalid)|refresh cached SSO token failed/,
];
const AUTH0 = [
  // https://github.com/auth0/terraform-provider-auth0 (internal/config/config.go)
  /AUTH0_DOMAIN is required\. Then, configure either/,
  /When 'AUTH0_CLIENT_ID' is provided, either 'AUTH0_CLIENT_SECRET'/,
  /No CLI token found|the stored auth0-cli token has expired/,
  // Answers of Auth0's token endpoint and Management API, as that provider and the one served in a rehearsal pass them on.
  /provider "auth0": no credentials/,
  /oauth2: .*(access_denied|unauthorized_client|invalid_client)|401 Unauthorized: (access_denied|Invalid token|Unknown client)/i,
];

/** The fault of credentials that made Terraform fail, by its standard error; undefined where they were not its trouble. */
export function credentialFault(errorText: string): FaultError | undefined {
  const text = unwrapped(errorText);
  const faults = [
    ...(AWS.some((words) => words.test(text))
      ? [
          fault.ERR_AWS_CREDENTIALS({
            why: 'no credentials that AWS accepts; the output of Terraform above has the reason',
          }),
        ]
      : []),
    ...(AUTH0.some((words) => words.test(text)) ? [fault.ERR_AUTH0_CREDENTIALS()] : []),
  ];
  const [first, ...rest] = faults;
  return first && new FaultError('credentials', [first, ...rest]);
}
