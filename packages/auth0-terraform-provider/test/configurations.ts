/**
 * The Auth0 part of a federation, with literals instead of references to Cognito: every URI of the application, its
 * credentials, and the check that Auth0 returned the secret.
 */
export const APPLICATION = `
resource "auth0_client" "cognito" {
  name                = "acme-dev-cognito"
  description         = "Cognito user pool acme-dev"
  app_type            = "regular_web"
  oidc_conformant     = true
  callbacks           = ["https://acme-dev-login.auth.eu-central-1.amazoncognito.com/oauth2/idpresponse"]
  allowed_logout_urls = ["https://app.dev.acme.example/"]
  allowed_origins     = ["https://app.dev.acme.example"]
  web_origins         = ["https://app.dev.acme.example"]
  grant_types         = ["authorization_code", "refresh_token"]
  initiate_login_uri  = "https://acme-dev-login.auth.eu-central-1.amazoncognito.com/login?response_type=code&client_id=x"
  jwt_configuration {
    alg = "RS256"
  }
}
`;

export const APPLICATION_AND_CREDENTIALS = `${APPLICATION}
resource "auth0_client_credentials" "cognito" {
  client_id             = auth0_client.cognito.client_id
  authentication_method = "client_secret_post"
  lifecycle {
    postcondition {
      condition     = try(length(self.client_secret) >= 16, false)
      error_message = "Auth0 did not return this application's client secret. Grant read:client_keys."
    }
  }
}
`;
