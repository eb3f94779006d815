import { defineFaults, cognitoApi, cognitoGuide, pages, THIS_PROJECT } from '@auth0-cognito/contract';

/** Faults of lists, numbers, texts and other values that many settings share. */
export const valueFaults = defineFaults({
  ERR_LIST_EMPTY: ({ what }: { what: string }) => ({
    received: '[]',
    allowed: `at least one ${what}`,
    source: THIS_PROJECT,
    fix: `add a ${what}`,
  }),
  ERR_LIST_TOO_LONG: ({ length, most }: { length: number; most: number }) => ({
    received: `${length} items`,
    allowed: `at most ${most} items`,
    source: pages(
      cognitoGuide('quotas'),
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
      'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html',
    ),
    fix: 'remove some',
  }),
  ERR_DUPLICATE: { allowed: 'each value once', source: THIS_PROJECT, fix: 'remove or rename one of the two' },
  ERR_FUNCTION_CODE: {
    allowed: 'the absolute path of a folder with index.mjs, index.js or index.cjs, or their texts by name',
    source: THIS_PROJECT,
    fix: "build the path from `folder`, which extend gets: join(folder, 'src/extend/claims')",
  },
  ERR_PARAMETER_PATH: {
    allowed:
      'a path of letters, digits, dots, hyphens and underscores that does not begin with /aws or /ssm: /acme/dev/sign-in',
    source: 'https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html',
    fix: 'choose a path that begins with your organization',
  },
  ERR_FUNCTION_NAME: {
    allowed:
      'a name of at most 48 letters, digits, hyphens and underscores: the names of functions and their roles begin with it',
    source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html',
    fix: 'rename the pool, or remove the setting that needs a function',
  },
  ERR_NUMBER_RANGE: ({ least, most }: { least: number; most: number }) => ({
    allowed: `a whole number from ${least} to ${most}`,
    source: cognitoApi('CreateUserPool'),
    fix: 'choose a number within the range',
  }),
  ERR_BOUNDS_OF_UNBOUNDED: {
    allowed: 'unbounded alone, or minLength and maxLength',
    source: THIS_PROJECT,
    fix: 'remove the bounds; or remove unbounded if the attribute has bounds',
  },
  ERR_BOUNDS_REVERSED: {
    allowed: 'a minimum that is not greater than the maximum',
    source: cognitoApi('SchemaAttributeType'),
    fix: 'swap or correct the bounds',
  },
  ERR_TEXT_LENGTH: ({ text, longest }: { text: string; longest: number }) => ({
    received: `${text.length} characters`,
    allowed: `1 to ${longest} characters`,
    source: pages(
      cognitoApi('Operations'),
      'https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_MappingRule.html',
      'https://auth0.com/docs/api/management/v2/clients/post-clients',
    ),
    fix: 'write a text of that length',
  }),
  ERR_TEXT_CHARACTERS: ({ allowed }: { allowed: string }) => ({
    allowed,
    source: cognitoApi('VerificationMessageTemplateType'),
    fix: 'remove the other characters',
  }),
  ERR_PLACEHOLDER_MISSING: ({ placeholder }: { placeholder: string }) => ({
    allowed: `a text with ${placeholder}`,
    source: cognitoApi('VerificationMessageTemplateType'),
    fix: 'add the placeholder: without it Cognito refuses the message',
  }),
  ERR_ARN_INVALID: ({ service }: { service: string }) => ({
    allowed: `an ARN of ${service}: arn:aws:${service}:{region}:{account}:…`,
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    fix: 'copy the whole ARN of the resource',
  }),
  ERR_ARN_PLACE: ({ allowed }: { allowed: string }) => ({
    allowed,
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    fix: 'use a resource of the account and the region of this environment',
  }),
  ERR_REGION_INVALID: {
    allowed: 'an AWS region such as eu-central-1',
    source: 'https://docs.aws.amazon.com/general/latest/gr/cognito_identity.html',
    fix: 'write the region of the AWS provider',
  },
  ERR_REGION_UNSUPPORTED: ({ reason }: { reason: string }) => ({
    allowed: `a region of AWS or of AWS GovCloud (US). ${reason}`,
    source: 'https://docs.aws.amazon.com/general/latest/gr/cognito_identity.html',
    fix: 'choose another region',
  }),
  ERR_REGION_OF_MESSAGES: ({ regions }: { regions: readonly string[] }) => ({
    allowed: regions.join(', '),
    source: cognitoGuide('user-pool-sms-settings'),
    fix: 'choose one of these: a user pool of this region sends its messages from there',
  }),
  ERR_TAG_INVALID: {
    allowed:
      'a key of 1 to 128 and a value of up to 256 letters, digits, blanks and _ . : / = + - @; no key that begins with aws:',
    source: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html',
    fix: 'rename the tag',
  },
  ERR_SECRET_LITERAL: {
    received: '(a literal, not shown)',
    allowed: 'a token: a sensitive Terraform variable, or an attribute of a resource or data source',
    source: THIS_PROJECT,
    fix: 'declare a sensitive TerraformVariable and pass its stringValue; rotate the secret, because it was in the code',
  },
  ERR_TOKEN_NOT_ALLOWED: {
    received: 'a value that only Terraform knows',
    allowed: 'a literal: names of resources and URLs depend on it at synth',
    source: THIS_PROJECT,
    fix: 'write the value itself',
  },
  ERR_KEY_INVALID: {
    allowed: 'a letter, then letters, digits and hyphens',
    source: THIS_PROJECT,
    fix: 'rename the key: it is part of resource addresses',
  },
  ERR_KEY_RESERVED: { allowed: 'a key that is not reserved', source: THIS_PROJECT, fix: 'rename the key' },
});
