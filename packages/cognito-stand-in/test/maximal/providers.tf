# Everything that an environment may ask of AWS. No gateway here: AWS_ENDPOINT_URL is the stand-in itself.
terraform {
  required_providers {
    aws = { source = "registry.terraform.io/hashicorp/aws", version = ">= 5.100, < 7" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  access_key          = "rehearsal"
  secret_key          = "rehearsal"
  allowed_account_ids = ["123456789012"]
  s3_use_path_style   = true

  default_tags { tags = { Project = "federation" } }
}

provider "aws" {
  alias               = "us_east_1"
  region              = "us-east-1"
  access_key          = "rehearsal"
  secret_key          = "rehearsal"
  allowed_account_ids = ["123456789012"]
}

data "aws_caller_identity" "current" {}
