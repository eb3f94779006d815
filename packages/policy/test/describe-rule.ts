import type { Json, JsonObject } from '@auth0-cognito/contract';
import { configurationSubject, type Rule, type Stage } from '../src';

import { goodConfiguration } from './configuration';

/**
 * Description of the change, its path (keys joined by dots, or a list of keys), and the new value (undefined removes
 * it).
 */
type Edit = readonly [what: string, path: string, value: Json | undefined];

/** Cases of one rule. */
interface Cases {
  /** Edits that the rule must find, each with the expected address. */
  readonly finds: readonly (readonly [...Edit, address: string])[];
  /** Edits that the rule must accept. */
  readonly accepts?: readonly Edit[];
  /** Edits that the rule refuses in production only. */
  readonly acceptsInDevelopment?: readonly Edit[];
}

/** The good configuration with one value changed. */
export function edited(path: string, value: Json | undefined): JsonObject {
  const configuration: JsonObject = goodConfiguration();
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<Record<string, unknown>>((node, key) => {
    const next = (node[key] ??= {});
    return next as Record<string, unknown>;
  }, configuration);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return configuration;
}

const findings = (rule: Rule, document: JsonObject, stage: Stage = 'production') =>
  rule.check(configurationSubject(document, stage));

/** Tests that a rule about configurations finds and accepts the right edits. */
export function describeRule(rule: Rule, { finds, accepts = [], acceptsInDevelopment = [] }: Cases): void {
  describe(rule.id, () => {
    test('finds nothing in the good configuration', () => {
      const found = findings(rule, goodConfiguration());

      expect(found).toEqual([]);
    });

    test.each(finds)('finds %s', (_, path, value, address) => {
      const document = edited(path, value);

      const found = findings(rule, document);

      expect(found).toContainEqual(expect.objectContaining({ address }));
    });

    if (accepts.length > 0) {
      test.each(accepts)('accepts %s', (_, path, value) => {
        const document = edited(path, value);

        const found = findings(rule, document);

        expect(found).toEqual([]);
      });
    }

    if (acceptsInDevelopment.length > 0) {
      test.each(acceptsInDevelopment)('accepts %s in development only', (_, path, value) => {
        const document = edited(path, value);

        const stages = ['development', 'staging', 'production'] as const;
        const [development, staging, production] = stages.map((stage) => findings(rule, document, stage).length);

        expect([development, staging]).toEqual([0, 0]);
        expect(production).toBeGreaterThan(0);
      });
    }
  });
}
