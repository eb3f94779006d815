data "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "parent" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "example.com"
  type    = "A"
  ttl     = 300
  records = ["192.0.2.1"]
}

resource "aws_acm_certificate" "login" {
  provider          = aws.us_east_1
  domain_name       = "login.example.com"
  validation_method = "DNS"
  lifecycle { create_before_destroy = true }
}

resource "aws_route53_record" "validation" {
  for_each = { for option in aws_acm_certificate.login.domain_validation_options : option.domain_name => option }

  zone_id         = data.aws_route53_zone.main.zone_id
  name            = each.value.resource_record_name
  type            = each.value.resource_record_type
  records         = [each.value.resource_record_value]
  ttl             = 60
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "login" {
  provider                = aws.us_east_1
  certificate_arn         = aws_acm_certificate.login.arn
  validation_record_fqdns = [for record in aws_route53_record.validation : record.fqdn]
}

resource "aws_cognito_user_pool_domain" "prefix" {
  domain       = "max-login"
  user_pool_id = aws_cognito_user_pool.main.id
}

resource "aws_cognito_user_pool_domain" "custom" {
  domain                = "login.example.com"
  certificate_arn       = aws_acm_certificate_validation.login.certificate_arn
  user_pool_id          = aws_cognito_user_pool.main.id
  managed_login_version = 2
  depends_on            = [aws_route53_record.parent]
}

resource "aws_route53_record" "login" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = aws_cognito_user_pool_domain.custom.domain
  type    = "A"
  alias {
    name                   = aws_cognito_user_pool_domain.custom.cloudfront_distribution
    zone_id                = aws_cognito_user_pool_domain.custom.cloudfront_distribution_zone_id
    evaluate_target_health = false
  }
}

resource "aws_cognito_user_pool_ui_customization" "main" {
  user_pool_id = aws_cognito_user_pool_domain.prefix.user_pool_id
  css          = ".label-customizable { font-weight: 400; }"
}
