import { isIdentityType, maySettingBeHidden, type Json } from '@auth0-cognito/contract';
import type { Rule } from '../../rule';
import type { Resource } from '../../subject';
import { changingSettings, remaining, touchedTypes } from '../changes';
import { pathsOf, valuesAt, type Path } from '../paths';
import { placeholderText, SENSITIVE, SENSITIVE_CHANGED } from '../values';

const isBlank = (value: unknown) => value === undefined || value === null || value === '';

/** Settings that change and are marked as `sensitive()` although they are not secrets. */
function hiddenIn(resource: Resource): readonly string[] {
  const { type, before, values } = resource;
  const isHidden = (leaf: Json | undefined, path: Path) =>
    leaf === SENSITIVE_CHANGED ||
    (leaf === SENSITIVE &&
      valuesAt(before ?? undefined, path).every((old) => isBlank(old) || placeholderText(old as string) === undefined));
  const hidden = changingSettings(resource).flatMap((key) => pathsOf(values[key], isHidden, [key]));
  return [...new Set(hidden.filter((path) => !maySettingBeHidden(type, path)).map((path) => path.join('.')))];
}

/** A hidden setting of sign-in cannot be reviewed: a hidden callback or key set can belong to an attacker. */
export const settingHidden: Rule = {
  id: 'setting-hidden',
  severity: 'high',
  reads: ['plan'],
  title: 'a sign-in setting changes but is marked sensitive, so no user can review it',
  help: 'remove sensitive() from the setting if it is not a secret, and plan again',
  check: (subject) =>
    remaining(subject, ...touchedTypes(subject).filter(isIdentityType)).flatMap((resource) =>
      hiddenIn(resource).map((setting) => ({
        address: resource.address,
        received: `${setting} changes and is marked sensitive`,
        allowed: 'a value that can be reviewed',
      })),
    ),
};
