import { isSecretSetting, THIS_PROJECT } from '@auth0-cognito/contract';
import { isExpression, leaves } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

const isLiteral = (value: unknown) => typeof value === 'string' && value !== '' && !isExpression(value);

/** Finds every literal value of a key with the name of a secret, anywhere in the configuration. */
export const literalSecret: Rule = {
  id: 'literal-secret',
  severity: 'critical',
  reads: ['configuration'],
  title: 'the configuration contains a secret in plain text',
  help: 'remove it, rotate it, and pass a reference or a sensitive variable instead',
  source: THIS_PROJECT,
  check: (subject) => [
    ...subject.resources.flatMap(({ address, values }) => secretsIn(address, values)),
    ...Object.entries(subject.providers).flatMap(([name, bodies]) =>
      bodies.flatMap((body) => secretsIn(`provider.${name}`, body)),
    ),
    ...secretsIn('terraform', subject.terraform),
    ...Object.entries(subject.variables)
      .filter(([, { sensitive, default: value }]) => sensitive === true && isLiteral(value))
      .map(([name]) => finding(`variable.${name}.default`)),
    ...ofType(subject, 'auth0_action')
      .filter(({ values }) =>
        [...leaves(values.secrets)].some(({ path, value }) => path.at(-1) === 'value' && isLiteral(value)),
      )
      .map(({ address }) => finding(`${address}.secrets`)),
  ],
};

const finding = (address: string) => ({
  address,
  received: 'a literal',
  allowed: 'a reference or a sensitive variable',
});

const secretsIn = (address: string, body: Parameters<typeof leaves>[0]) =>
  [...leaves(body)]
    .filter(({ path, value }) => isSecretSetting(path) && isLiteral(value))
    .map(({ path }) => finding([address, ...path].join('.')));
