import { isIdentityType, maySettingBeHidden, THIS_PROJECT } from '@auth0-cognito/contract';
import { leaves } from '../json';
import type { Rule } from '../rule';
import type { Subject } from '../subject';

/** Blocks of Terraform, which are not settings of the resource. */
const META = ['lifecycle', 'provider', 'depends_on', 'provisioner', 'connection', '//'];

const VARIABLE = /\bvar\.([A-Za-z_][\w-]*)/g;

/** How a text hides its value; undefined if it does not. */
function hiddenBy(text: string, { variables }: Subject): string | undefined {
  if (/\$\{[^}]*\bsensitive\(/.test(text)) return 'sensitive()';
  const names = /\$\{/.test(text) ? [...text.matchAll(VARIABLE)].map(([, name]) => name as string) : [];
  const hidden = names.find((name) => variables[name]?.sensitive === true);
  return hidden === undefined ? undefined : `the sensitive variable ${hidden}`;
}

/** A review shows only that a hidden value changes: a hidden callback or key set can belong to an attacker. */
export const hiddenSetting: Rule = {
  id: 'hidden-setting',
  severity: 'critical',
  reads: ['configuration'],
  title: 'a setting of sign-in that is not a secret is marked sensitive, so no review shows it',
  help: 'remove sensitive() from the value, and pass the value by a variable that is not sensitive',
  source: THIS_PROJECT,
  check: (subject) =>
    subject.resources
      .filter(({ mode, type }) => mode === 'managed' && isIdentityType(type))
      .flatMap(({ address, type, values }) =>
        Object.entries(values)
          .filter(([key]) => !META.includes(key))
          .flatMap(([key, value]) => [...leaves(value, [key])])
          .flatMap(({ path, value }) => {
            const how = typeof value === 'string' ? hiddenBy(value, subject) : undefined;
            const names = path.filter((key) => !/^\d+$/.test(key));
            return how === undefined || maySettingBeHidden(type, names)
              ? []
              : [{ address: `${address}.${path.join('.')}`, received: how, allowed: 'a value that a review can show' }];
          }),
      ),
};
