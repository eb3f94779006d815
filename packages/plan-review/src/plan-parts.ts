import { isObject, type Json } from '@auth0-cognito/contract';
import type { PlanParts } from '@auth0-cognito/policy';
import { masked } from './masking';
import type { ReadChange } from './read-change';
import type { Secrets } from './secrets';

const objects = (value: unknown) => (Array.isArray(value) ? (value as unknown[]).filter(isObject) : []);
const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** ARNs of the functions that a user pool runs now or after the plan. */
export function functionsIn({ before, after }: Pick<ReadChange, 'before' | 'after'>): readonly string[] {
  const configs = [before, after].map((side) => JSON.stringify(isObject(side) ? (side.lambda_config ?? null) : null));
  return configs.flatMap((text) => [...text.matchAll(/"(arn:[^"]+:function:[^"]+)"/g)].map(([, arn]) => arn as string));
}

/** Failed checks, with the messages of their problems. Checks with an unknown result are left out. */
export function failedChecks(checks: unknown): PlanParts['failedChecks'] {
  return objects(checks)
    .filter(({ status }) => status === 'fail' || status === 'error')
    .map(({ address, instances }) => ({
      address: (isObject(address) ? textOf(address.to_display) : undefined) ?? 'check',
      messages: objects(instances).flatMap(({ problems }) =>
        objects(problems).flatMap(({ message }) => textOf(message) ?? []),
      ),
    }));
}

/**
 * Actions that the apply invokes, as changes. Terraform 1.14 and later writes them, with their input.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function invocationsIn(list: unknown, secrets: Secrets): ReadChange[] {
  return objects(list).map((entry) => {
    const invocation = isObject(entry.action_invocation) ? entry.action_invocation : entry;
    const { config_values: values, config_sensitive: sensitive, config_unknown: unknown } = invocation;
    const { after } = masked(
      {
        before: undefined,
        after: values,
        beforeSensitive: undefined,
        afterSensitive: sensitive,
        afterUnknown: unknown,
      },
      secrets,
    );
    const trigger: Json = invocation.lifecycle_action_trigger ?? invocation.invoke_action_trigger ?? null;
    return {
      address: textOf(invocation.address) ?? 'action',
      type: textOf(invocation.type) ?? 'action',
      name: textOf(invocation.name) ?? '',
      mode: 'action' as const,
      actions: [],
      before: null,
      after: { input: after ?? null, trigger },
    };
  });
}

/** Reviewed parts other than resources and outputs: actions, failed checks, and parts that the review does not support. */
export function otherChanges(
  invocations: readonly ReadChange[],
  { failedChecks: failed, unknownKeys }: Pick<PlanParts, 'failedChecks' | 'unknownKeys'>,
): ReadChange[] {
  const other = (address: string, type: string, after: Json): ReadChange => ({
    ...{ address, type, name: address, mode: 'other', actions: [], before: null, after },
  });
  return [
    ...invocations,
    ...failed.map(({ address, messages }) => other(address, 'check', { messages })),
    ...unknownKeys.map((key) => other(key, 'part', null)),
  ];
}
