import { isObject, shown } from '@auth0-cognito/contract';
import { at } from '../json';
import type { Rule } from '../rule';

const SOURCES: Readonly<Record<string, string>> = { auth0: 'auth0/auth0', aws: 'hashicorp/aws' };

/** Whether a version constraint has a lower and an upper bound, such as `>= 5.100, < 7`. */
const hasBothEnds = (version: unknown) =>
  typeof version === 'string' && /^\s*(>=|~>)/.test(version) && /<|~>/.test(version);

/** The lower bound excludes versions that lack features in use; the upper bound excludes versions that can remove them. */
export const providerConstraints: Rule = {
  id: 'provider-constraints',
  severity: 'high',
  reads: ['configuration'],
  title: 'the next run could use an untested version of a provider',
  help: 'set a minimum version for Terraform, and a minimum and a maximum version for each provider',
  source: 'https://developer.hashicorp.com/terraform/language/providers/requirements#version-constraints',
  check: ({ terraform }) => {
    const providers = isObject(terraform.required_providers) ? terraform.required_providers : {};
    const wanted = Object.entries(providers).flatMap(([name, provider]) => [
      ...(hasBothEnds(at(provider, 'version'))
        ? []
        : [
            {
              address: `terraform.required_providers.${name}.version`,
              received: shown(at(provider, 'version')),
              allowed: '>= a, < b',
            },
          ]),
      ...(SOURCES[name] === undefined || at(provider, 'source') === SOURCES[name]
        ? []
        : [
            {
              address: `terraform.required_providers.${name}.source`,
              received: shown(at(provider, 'source')),
              allowed: SOURCES[name],
            },
          ]),
    ]);
    return [
      ...wanted,
      ...Object.keys(SOURCES)
        .filter((name) => providers[name] === undefined)
        .map((name) => ({
          address: `terraform.required_providers.${name}`,
          received: 'nothing',
          allowed: String(SOURCES[name]),
        })),
      ...(/^>=\s*1\.(1[1-9]|[2-9]\d)/.test(String(terraform.required_version))
        ? []
        : [{ address: 'terraform.required_version', received: shown(terraform.required_version), allowed: '>= 1.11' }]),
    ];
  },
};
