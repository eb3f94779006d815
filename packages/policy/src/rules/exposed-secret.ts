import type { Rule } from '../rule';

/** Terraform prints outputs, and other tools read them. */
export const exposedSecret: Rule = {
  id: 'exposed-secret',
  severity: 'critical',
  reads: ['configuration'],
  title: 'an output exposes a secret',
  help: 'remove the output: applications of this federation need no secret from it',
  source: 'https://developer.hashicorp.com/terraform/language/values/outputs#sensitive',
  check: ({ outputs }) =>
    Object.entries(outputs)
      .filter(([, { value }]) => /\.(client_secret|secret)\b/.test(JSON.stringify(value ?? null)))
      .map(([name]) => ({
        address: `output.${name}`,
        received: 'a reference to a secret',
        allowed: 'values that are not secret',
      })),
};
