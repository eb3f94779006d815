# Everything that an environment may ask of AWS. No gateway here: the endpoint is the stand-in itself.
terraform {
  required_providers {
    aws = { source = "registry.terraform.io/hashicorp/aws", version = ">= 5.100, < 7" }
  }
}

variable "endpoint" { type = string }

provider "aws" {
  region              = "eu-central-1"
  access_key          = "rehearsal"
  secret_key          = "rehearsal"
  allowed_account_ids = ["123456789012"]
  s3_use_path_style   = true

  default_tags { tags = { Project = "federation" } }

  endpoints {
    acm             = var.endpoint
    cognitoidentity = var.endpoint
    cognitoidp      = var.endpoint
    iam             = var.endpoint
    kms             = var.endpoint
    lambda          = var.endpoint
    logs            = var.endpoint
    route53         = var.endpoint
    s3              = var.endpoint
    ses             = var.endpoint
    sns             = var.endpoint
    ssm             = var.endpoint
    sts             = var.endpoint
    wafv2           = var.endpoint
  }
}

provider "aws" {
  alias               = "us_east_1"
  region              = "us-east-1"
  access_key          = "rehearsal"
  secret_key          = "rehearsal"
  allowed_account_ids = ["123456789012"]

  endpoints {
    acm = var.endpoint
    iam = var.endpoint
    sts = var.endpoint
  }
}

data "aws_caller_identity" "current" {}
