# Settings of tflint for `npm run scan`. Its AWS rules are a plugin that is downloaded from GitHub; it is not used.

# Every environment declares the provider of us-east-1 and reads the Auth0 tenant. One with a domain prefix does not use the first; the plan
# review reads the second.
rule "terraform_unused_declarations" {
  enabled = false
}
