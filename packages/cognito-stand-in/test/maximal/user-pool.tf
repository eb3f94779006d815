variable "tag" { default = "one" }
variable "deletion_protection" { default = "ACTIVE" }
variable "attributes" {
  type    = list(string)
  default = ["tenant"]
}

resource "aws_iam_role" "sms" {
  name = "max-sms"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "cognito-idp.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = "max" } }
    }]
  })
}

resource "aws_iam_role_policy" "sms" {
  role   = aws_iam_role.sms.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sns:Publish", Resource = "*" }] })
}

resource "aws_ses_domain_identity" "sender" {
  domain = "max.example.com"
}

data "aws_lambda_function" "trigger" {
  function_name = "claims"
}

resource "aws_lambda_permission" "trigger" {
  statement_id  = "AllowCognito"
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.trigger.function_name
  principal     = "cognito-idp.amazonaws.com"
  source_arn    = aws_cognito_user_pool.main.arn
}

resource "aws_cognito_user_pool" "main" {
  name                     = "max"
  user_pool_tier           = "PLUS"
  deletion_protection      = var.deletion_protection
  mfa_configuration        = "OPTIONAL"
  alias_attributes         = ["email", "preferred_username"]
  auto_verified_attributes = ["email"]
  tags                     = { Tag = var.tag }

  username_configuration { case_sensitive = false }

  password_policy {
    minimum_length                   = 14
    require_lowercase                = true
    require_numbers                  = true
    require_symbols                  = true
    require_uppercase                = true
    temporary_password_validity_days = 3
    password_history_size            = 4
  }

  sign_in_policy { allowed_first_auth_factors = ["PASSWORD"] }

  software_token_mfa_configuration { enabled = true }
  email_mfa_configuration {
    message = "Your code is {####}"
    subject = "Code"
  }
  sms_configuration {
    external_id    = "max"
    sns_caller_arn = aws_iam_role.sms.arn
    sns_region     = "eu-central-1"
  }
  sms_authentication_message = "Code {####}"

  email_configuration {
    email_sending_account = "DEVELOPER"
    source_arn            = aws_ses_domain_identity.sender.arn
    from_email_address    = "Max <login@max.example.com>"
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
    recovery_mechanism {
      name     = "verified_phone_number"
      priority = 2
    }
  }

  device_configuration {
    challenge_required_on_new_device      = true
    device_only_remembered_on_user_prompt = true
  }

  admin_create_user_config {
    allow_admin_create_user_only = true
    invite_message_template {
      email_message = "Your user name is {username}, your password {####}"
      email_subject = "Welcome"
      sms_message   = "{username} {####}"
    }
  }

  verification_message_template {
    default_email_option  = "CONFIRM_WITH_LINK"
    email_message_by_link = "Click {##here##}"
    email_subject_by_link = "Confirm"
    sms_message           = "Code {####}"
  }

  user_attribute_update_settings { attributes_require_verification_before_update = ["email"] }
  user_pool_add_ons { advanced_security_mode = "ENFORCED" }

  schema {
    name                     = "email"
    attribute_data_type      = "String"
    required                 = true
    mutable                  = true
    developer_only_attribute = false
    string_attribute_constraints {
      min_length = "0"
      max_length = "2048"
    }
  }
  dynamic "schema" {
    for_each = var.attributes
    content {
      name                     = schema.value
      attribute_data_type      = "String"
      required                 = false
      mutable                  = true
      developer_only_attribute = false
      string_attribute_constraints {
        min_length = "0"
        max_length = "64"
      }
    }
  }
  schema {
    name                     = "level"
    attribute_data_type      = "Number"
    required                 = false
    mutable                  = true
    developer_only_attribute = false
    number_attribute_constraints {
      min_value = "0"
      max_value = "9"
    }
  }
  schema {
    name                     = "count"
    attribute_data_type      = "Number"
    required                 = false
    mutable                  = true
    developer_only_attribute = false
    number_attribute_constraints {}
  }
  schema {
    name                     = "since"
    attribute_data_type      = "DateTime"
    required                 = false
    mutable                  = true
    developer_only_attribute = false
  }

  lambda_config {
    pre_sign_up = data.aws_lambda_function.trigger.arn
    pre_token_generation_config {
      lambda_arn     = data.aws_lambda_function.trigger.arn
      lambda_version = "V2_0"
    }
  }
}

resource "aws_cognito_risk_configuration" "main" {
  user_pool_id = aws_cognito_user_pool.main.id
  compromised_credentials_risk_configuration {
    event_filter = ["SIGN_IN"]
    actions { event_action = "BLOCK" }
  }
  account_takeover_risk_configuration {
    notify_configuration { source_arn = aws_ses_domain_identity.sender.arn }
    actions {
      high_action {
        event_action = "BLOCK"
        notify       = false
      }
    }
  }
}

resource "aws_cognito_user_group" "admins" {
  name         = "admins"
  user_pool_id = aws_cognito_user_pool.main.id
  precedence   = 1
}

resource "aws_wafv2_web_acl" "main" {
  name  = "max"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  visibility_config {
    cloudwatch_metrics_enabled = false
    metric_name                = "max"
    sampled_requests_enabled   = false
  }
}

resource "aws_wafv2_web_acl_association" "main" {
  resource_arn = aws_cognito_user_pool.main.arn
  web_acl_arn  = aws_wafv2_web_acl.main.arn
}

data "aws_cognito_user_pools" "max" {
  name       = "max"
  depends_on = [aws_cognito_user_pool.main]
}
