variable "scopes" {
  type    = set(string)
  default = ["read", "write"]
}
variable "callback_urls" {
  type    = list(string)
  default = ["https://app.example.com/callback", "http://localhost:3000/callback"]
}

resource "aws_cognito_identity_provider" "auth0" {
  user_pool_id  = aws_cognito_user_pool.main.id
  provider_name = "Auth0"
  provider_type = "OIDC"
  provider_details = {
    client_id                     = "auth0-client"
    client_secret                 = "auth0-secret-of-the-test"
    attributes_request_method     = "POST"
    attributes_url_add_attributes = "false"
    authorize_scopes              = "openid email profile"
    oidc_issuer                   = "https://max.eu.auth0.com"
    authorize_url                 = "https://max.eu.auth0.com/authorize"
    token_url                     = "https://max.eu.auth0.com/oauth/token"
    attributes_url                = "https://max.eu.auth0.com/userinfo"
    jwks_uri                      = "https://max.eu.auth0.com/.well-known/jwks.json"
  }
  attribute_mapping = { username = "sub", email = "email", email_verified = "email_verified", "custom:tenant" = "org_id" }
  idp_identifiers   = ["auth0", "partner"]
}

resource "aws_cognito_resource_server" "api" {
  user_pool_id = aws_cognito_user_pool.main.id
  identifier   = "https://api.example.com"
  name         = "api"
  dynamic "scope" {
    for_each = var.scopes
    content {
      scope_name        = scope.value
      scope_description = "to ${scope.value}"
    }
  }
}

resource "aws_cognito_user_pool_client" "web" {
  name                                          = "web"
  user_pool_id                                  = aws_cognito_user_pool.main.id
  allowed_oauth_flows_user_pool_client          = true
  allowed_oauth_flows                           = ["code"]
  allowed_oauth_scopes                          = ["openid", "email", "profile", "https://api.example.com/read"]
  callback_urls                                 = var.callback_urls
  default_redirect_uri                          = var.callback_urls[0]
  logout_urls                                   = ["https://app.example.com/"]
  supported_identity_providers                  = ["COGNITO", aws_cognito_identity_provider.auth0.provider_name]
  explicit_auth_flows                           = ["ALLOW_USER_SRP_AUTH"]
  prevent_user_existence_errors                 = "ENABLED"
  enable_token_revocation                       = true
  enable_propagate_additional_user_context_data = false
  auth_session_validity                         = 5
  access_token_validity                         = 15
  id_token_validity                             = 15
  refresh_token_validity                        = 12
  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "hours"
  }
  refresh_token_rotation {
    feature                    = "ENABLED"
    retry_grace_period_seconds = 10
  }
  read_attributes  = ["email", "email_verified", "name", "custom:tenant"]
  write_attributes = ["email", "name", "custom:tenant"]
  depends_on       = [aws_cognito_resource_server.api]
}

resource "aws_cognito_user_pool_client" "machine" {
  name                                 = "machine"
  user_pool_id                         = aws_cognito_user_pool.main.id
  generate_secret                      = true
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["client_credentials"]
  # Not scope_identifiers: the provider plans it unchanged when the scopes change.
  allowed_oauth_scopes                 = [for scope in var.scopes : "${aws_cognito_resource_server.api.identifier}/${scope}"]
  explicit_auth_flows                  = ["ALLOW_REFRESH_TOKEN_AUTH"]
  supported_identity_providers         = ["COGNITO"]
  access_token_validity                = 60
  token_validity_units { access_token = "minutes" }
}

resource "aws_cognito_user_pool_client" "plain" {
  name         = "adopted"
  user_pool_id = aws_cognito_user_pool.main.id
  # The managed client below sends the rotation that it reads, not its own.
  explicit_auth_flows = ["ALLOW_USER_SRP_AUTH"]
  refresh_token_rotation {
    feature                    = "ENABLED"
    retry_grace_period_seconds = 20
  }
  lifecycle { ignore_changes = all }
}

resource "aws_cognito_managed_user_pool_client" "adopted" {
  user_pool_id                         = aws_cognito_user_pool.main.id
  name_pattern                         = "^adopted$"
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid"]
  callback_urls                        = ["https://second.example.com/callback"]
  explicit_auth_flows                  = ["ALLOW_USER_SRP_AUTH"]
  refresh_token_rotation {
    feature                    = "ENABLED"
    retry_grace_period_seconds = 20
  }
  supported_identity_providers         = [aws_cognito_identity_provider.auth0.provider_name]
  depends_on                           = [aws_cognito_user_pool_client.plain]
}
