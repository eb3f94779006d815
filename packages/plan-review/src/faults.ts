import { defineFaults } from '@auth0-cognito/contract';

const SHOW = 'run terraform show -json on the saved plan file and pass its whole output';
const PASS_UNEDITED = 'pass the unedited output of terraform show -json';
const LINE = '{environment} {rule} {address}, without a wildcard';
const COPY_LINE = 'copy the line from the review of the plan';

/** The faults of plans, of their options and of reviews. Their texts repeat no value of the plan. */
export const fault = defineFaults({
  ERR_PLAN_EMPTY: { path: 'plan', received: 'nothing', allowed: 'a plan as JSON', fix: SHOW },
  ERR_PLAN_NOT_JSON: ({ offset }: { offset: number }) => ({
    path: `plan, byte ${offset}`,
    received: 'something that is not JSON',
    allowed: 'a plan as JSON',
    fix: SHOW,
  }),
  ERR_PLAN_PREFIXED: {
    path: 'plan',
    received: 'a line before the JSON document, as a wrapper of terraform prints it',
    allowed: 'a plan as JSON, from its first byte',
    fix: 'call terraform itself, or switch its wrapper off (terraform_wrapper: false)',
  },
  ERR_PLAN_COMPRESSED: {
    path: 'plan',
    received: 'compressed data (gzip)',
    allowed: 'a plan as JSON',
    fix: 'uncompress it: gzip -dc plan.json.gz',
  },
  ERR_PLAN_UTF_16: {
    path: 'plan',
    received: 'text in UTF-16',
    allowed: 'a plan as JSON in UTF-8',
    fix: 'write it in UTF-8; in PowerShell: terraform show -json plan.tfplan | Out-File -Encoding utf8 plan.json',
  },
  ERR_PLAN_BINARY: { path: 'plan', received: 'a saved plan file', allowed: 'a plan as JSON', fix: SHOW },
  ERR_PLAN_TRUNCATED: ({ bytes }: { bytes: number }) => ({
    path: `plan, byte ${bytes}`,
    received: 'the end of the input',
    allowed: 'the rest of the JSON document',
    fix: SHOW,
  }),
  ERR_PLAN_TRAILING: ({ offset }: { offset: number }) => ({
    path: `plan, byte ${offset}`,
    received: 'more data after the document',
    allowed: 'one JSON document',
    fix: SHOW,
  }),
  ERR_PLAN_DUPLICATE_KEY: { received: 'the same key twice', allowed: 'each key once', fix: PASS_UNEDITED },
  ERR_PLAN_TOO_DEEP: ({ deepest }: { deepest: number }) => ({
    received: `more than ${deepest} levels`,
    allowed: `at most ${deepest} levels`,
    fix: 'simplify the value',
  }),
  ERR_PLAN_TOO_LARGE: ({ largest }: { largest: number }) => ({
    received: `more than ${largest} bytes in one value`,
    allowed: `at most ${largest} bytes`,
    fix: 'simplify the value',
  }),
  ERR_PLAN_NOT_A_PLAN: {
    path: 'plan',
    received: 'a JSON document without planned changes',
    allowed: 'a plan, not a state or a log',
    fix: 'pass the saved plan file: terraform show -json plan.tfplan',
  },
  ERR_PLAN_FORMAT_VERSION: {
    path: 'format_version',
    allowed: '1.x',
    fix: 'review with a release that reads this format, or plan with a Terraform that writes 1.x',
  },
  ERR_PLAN_FORMAT_OLD: {
    path: 'format_version',
    allowed: '1.x',
    fix: 'plan with Terraform 1.1.1 or newer; older ones write 0.x',
  },
  ERR_PLAN_REDACTED: {
    path: 'plan_format_version',
    received: 'the redacted output of HCP Terraform',
    allowed: 'a plan as terraform show -json prints it',
    fix: 'download json-output of the plan, not json-output-redacted',
  },
  ERR_PLAN_SHAPE: ({ allowed }: { allowed: string }) => ({
    received: 'a value of another type',
    allowed,
    fix: PASS_UNEDITED,
  }),

  ERR_ACKNOWLEDGEMENT_SHAPE: { allowed: LINE, fix: COPY_LINE },
  ERR_ACKNOWLEDGEMENT_RULE: { allowed: 'the id of a rule that finds critical risks', fix: COPY_LINE },
  ERR_ACKNOWLEDGEMENT_BLANKET: { allowed: LINE, fix: COPY_LINE },

  ERR_REVIEWED_FINGERPRINT: {
    allowed: 'sha256: and 64 hexadecimal digits, or for --reviewed a file',
    fix: 'copy the fingerprint from the review of the plan',
  },
  ERR_REVIEW_ENVIRONMENT: {
    allowed: 'letters, digits, hyphens and underscores, at most 64',
    fix: 'give the name of the folder of the environment',
  },
  ERR_REVIEW_COMMIT: { allowed: '7 to 64 hexadecimal digits', fix: 'give the commit that was planned' },
  ERR_REVIEW_RUN_URL: { allowed: 'an https address', fix: 'give the address of the run that planned' },
  ERR_REVIEW_LIMIT: ({ received, smallest }: { received: number; smallest: number }) => ({
    received: `${received} characters`,
    allowed: `at least ${smallest} characters for these reviews`,
    fix: 'raise the limit or write one comment per environment',
  }),
});
