import { throwFaults, type Fault } from '@auth0-cognito/contract';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';

import * as errors from '../errors';

/** What a check found: nothing, one fault or several. */
export type Findings = Fault | undefined | readonly Findings[];

/** True for a value that stands in the code, so that it can be checked before Terraform runs. */
export function isLiteral<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null && !Token.isUnresolved(value);
}

/** Path of a property in a fault: the construct's path, then the property's. */
export const at = (construct: Construct, property: string) => `${construct.node.path}.${property}`;

const flat = (findings: Findings): Fault[] =>
  findings === undefined ? [] : Array.isArray(findings) ? findings.flatMap(flat) : [findings as Fault];

/** Throws everything that the checks of a construct's props found, in one error. */
export function refuse(construct: Construct, findings: Findings): void {
  throwFaults(construct.node.path, flat(findings));
}

/** A fault if a literal does not match. */
export function matching<T extends string>(
  value: T | undefined,
  pattern: RegExp,
  whenNot: (value: T) => Fault,
): Fault | undefined {
  return isLiteral(value) && !pattern.test(value) ? whenNot(value) : undefined;
}

/** A fault where a secret stands in the code: it would go to version control, the synthesized JSON and the plan. */
export function secret(path: string, value: string | undefined): Fault | undefined {
  return isLiteral(value) ? errors.secretLiteral(path) : undefined;
}

/** A fault where only Terraform knows a value that is needed at synth. */
export function needsLiteral(path: string, value: unknown): Fault | undefined {
  return Token.isUnresolved(value) ? errors.tokenNotAllowed(path) : undefined;
}

/** Faults for values that stand in the list more than once. */
export function distinct(path: string, values: readonly string[] | undefined): Fault[] {
  if (!isLiteral(values)) return [];
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    const repeated = seen.has(value);
    seen.add(value);
    return repeated ? [errors.duplicate(`${path}[${index}]`, value)] : [];
  });
}
