/** Values that are new in each rehearsal, with their replacements: numbered in the order of appearance. */
const RANDOM: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z0-9 ]+-----[^"]*/g, 'certificate-'],
  [/\bAROA[A-Z0-9]{17}\b/g, 'AROA'],
  [/(?<=eu-central-1_)[0-9a-f]{32}\b/g, 'pool'],
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'uuid-'],
  [/\bcon_\w{16}\b/g, 'con_'],
  [/\bterraform-\d{26}\b/g, 'terraform-'],
  [/\b(?=\w*\d)[0-9a-z]{26}\b/g, 'cognito-client-'],
  [/\b(?=\w*\d)[0-9A-Za-z]{32}\b/g, 'auth0-client-'],
];
const TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;

/**
 * Values that a fixture must not contain, or that would differ each time that it is written; the same for plans of one
 * rehearsal.
 */
export class Replacements {
  private readonly known = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  private numbered(value: string, word: string): string {
    const known = this.known.get(value);
    if (known !== undefined) return known;
    const count = (this.counts.get(word) ?? 0) + 1;
    this.counts.set(word, count);
    this.known.set(value, `${word}${count}`);
    return `${word}${count}`;
  }

  /** The text with replacements of each of `secrets`, of random values and of times. */
  in(text: string, secrets: readonly string[]): string {
    const masked = secrets.reduce(
      (rest, secret) => (rest.includes(secret) ? rest.replaceAll(secret, this.numbered(secret, FAKE_SECRET)) : rest),
      text,
    );
    return RANDOM.reduce(
      (rest, [pattern, word]) => rest.replace(pattern, (value) => this.numbered(value, word)),
      masked,
    ).replace(TIME, '2026-01-01T00:00:00Z');
  }
}

/** The prefix of each secret in a fixture; a number follows. */
export const FAKE_SECRET = 'made-up-secret-of-a-rehearsal-';

/**
 * A plan as a fixture: a line for each member and each change, without copies of values that a review does not read.
 */
export function fixtureText(plan: string): string {
  const { prior_state: state, planned_values: planned, checks: _, ...document } = JSON.parse(plan) as PlanDocument;
  const resources = state?.values?.root_module?.resources?.filter(({ mode }) => mode === 'data') ?? [];
  const kept = {
    ...document,
    planned_values: { outputs: planned.outputs },
    prior_state: { values: { root_module: { resources } } },
  };
  const lines = Object.entries(kept).map(([key, value]) => {
    if (!Array.isArray(value)) return `${JSON.stringify(key)}:${JSON.stringify(value)}`;
    return `${JSON.stringify(key)}:[\n${value.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

interface PlanDocument {
  readonly planned_values: { readonly outputs?: unknown };
  readonly prior_state?: { readonly values?: { readonly root_module?: { readonly resources?: { mode: string }[] } } };
  readonly checks?: unknown;
}
