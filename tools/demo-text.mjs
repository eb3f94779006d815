/** The text of the demo: what the rehearsal of `environment` created and checked. `report` is its JSON report, `seconds` its duration. */
export function demoText(report, environment, seconds) {
  const { outputs, providers, checks, signIn } = report;
  const [[, federation]] = Object.entries(outputs.federations);
  const web = outputs.clients[outputs.web_client];
  const provider = (name) => providers.find((each) => each.name === name);
  const auth0 = provider('auth0/auth0');

  return `
In AWS, account ${outputs.account_id}, ${outputs.region}:
  a user pool              ${outputs.user_pool_id}
  its sign-in pages        https://${outputs.cognito_domain}
  an app client            ${web.client_id}, which redirects to ${web.callback_urls.join(', ')}
  an identity provider     ${federation.identity_provider}, OpenID Connect
  an identity pool         ${outputs.identity_pool_id}, with the role of signed-in users
                           ${outputs.authenticated_role_arn}
  an IAM OIDC provider     ${federation.iam_oidc_provider_arn}
In Auth0, tenant ${federation.auth0_domain}:
  an application           ${federation.auth0_client_id}, with its credentials

The two sides match. Read from both after the apply (${checks.length} checks, all passed):
  Auth0 redirects to       https://${outputs.cognito_domain}/oauth2/idpresponse
  Auth0 starts sign-in at  ${outputs.login_url}
                           with the id of the app client that Cognito created
  Cognito signs in with    the id and the secret of that Auth0 application; Terraform passed them from Auth0 to Cognito
  A second plan            has no changes

What was real: ${report.terraform}, cdktf, the AWS provider ${provider('hashicorp/aws').version}${auth0.source === 'offline' ? '' : `, the Auth0 provider ${auth0.version}`}, and the JSON of apps/${environment}, byte for byte.
What was a local stand-in: AWS (moto, with additions for Cognito), the sign-in pages of Cognito, Auth0${
    auth0.source === 'offline' ? `, and the\nAuth0 provider ${auth0.version}, because its binary is not installed` : ''
  }.
During the rehearsal, no request left this machine.

A user signed in at ${outputs.app_url} through Cognito and Auth0 in a real Chromium, got tokens and an AWS identity,
refreshed them, and signed out on both sides; the next sign-in asked for the password (${signIn.checks.length} checks, all passed).
  Screenshots              ${signIn.folder}

The rehearsal took ${seconds} s. Next:
  ./federation rehearse ${environment} --open   sign in yourself, in a browser window
  ./federation rehearse ${environment} --keep   keep it running, and try plans and reviews in a shell
  ./federation init                  replace the example names with yours
The README lists the documentation by task.`;
}
