resource "aws_iam_openid_connect_provider" "auth0" {
  url            = "https://max.eu.auth0.com"
  client_id_list = ["auth0-client"]
}

resource "aws_cognito_identity_pool" "main" {
  identity_pool_name               = "max"
  allow_unauthenticated_identities = true
  allow_classic_flow               = true
  openid_connect_provider_arns     = [aws_iam_openid_connect_provider.auth0.arn]
  tags                             = { Tag = var.tag }

  cognito_identity_providers {
    client_id               = aws_cognito_user_pool_client.web.id
    provider_name           = aws_cognito_user_pool.main.endpoint
    server_side_token_check = true
  }
}

resource "aws_iam_role" "identity" {
  for_each = toset(["authenticated", "unauthenticated"])

  name = "max-${each.key}"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "cognito-identity.amazonaws.com" }
      Action    = ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]
      Condition = {
        StringEquals             = { "cognito-identity.amazonaws.com:aud" = aws_cognito_identity_pool.main.id }
        "ForAnyValue:StringLike" = { "cognito-identity.amazonaws.com:amr" = each.key }
      }
    }]
  })
}

resource "aws_cognito_identity_pool_roles_attachment" "main" {
  identity_pool_id = aws_cognito_identity_pool.main.id
  roles            = { for kind, role in aws_iam_role.identity : kind => role.arn }

  role_mapping {
    identity_provider         = "${aws_cognito_user_pool.main.endpoint}:${aws_cognito_user_pool_client.web.id}"
    type                      = "Rules"
    ambiguous_role_resolution = "AuthenticatedRole"
    mapping_rule {
      claim      = "cognito:groups"
      match_type = "Contains"
      value      = "admins"
      role_arn   = aws_iam_role.identity["authenticated"].arn
    }
  }
}

resource "aws_cognito_identity_pool_provider_principal_tag" "main" {
  identity_pool_id       = aws_cognito_identity_pool.main.id
  identity_provider_name = aws_cognito_user_pool.main.endpoint
  use_defaults           = false
  principal_tags         = { tenant = "custom:tenant" }
}
