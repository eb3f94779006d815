import type { Source, Subject } from './subject';

/**
 * How bad a finding is. `critical`: sign-in breaks, users are lost or a secret leaks; `high`: sign-in is weaker than it
 * should be; `notice`: worth a reviewer's look.
 */
export type Severity = 'critical' | 'high' | 'notice';

/** One place where a rule does not hold. */
export interface Finding {
  /** Address of the resource, or the block: `terraform.backend.s3`. */
  readonly address: string;
  /** The current value. Never a secret. */
  readonly received: string;
  /** What may stand there. */
  readonly allowed: string;
}

/** One thing that must hold. `check` is pure: no clock, file, network or state. */
export interface Rule {
  /** Stable kebab-case name: acknowledgements and tests refer to it. */
  readonly id: string;
  readonly severity: Severity;
  /** What the rule can be asked about. */
  readonly reads: readonly Source[];
  /** What is wrong where it does not hold, for a reader who knows no Terraform. */
  readonly title: string;
  /** What to do about it, as an instruction. */
  readonly help: string;
  /**
   * Public page that the rule is from. Each rule over configurations has one, or is a choice of this project.
   *
   * @default - a choice of this project: what a reviewer of a plan has to see
   */
  readonly source?: string;
  readonly check: (subject: Subject) => readonly Finding[];
  /** Settings that it judges, by resource type; `*` is all of them. What no rule judges needs a look. */
  readonly judges?: Readonly<Record<string, readonly string[]>>;
}

/** A finding with the rule that made it. */
export interface Judgement extends Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly title: string;
  readonly help: string;
}

const ORDER: readonly Severity[] = ['critical', 'high', 'notice'];

/** Everything the rules find, worst first, then by rule and address. */
export function judge(subject: Subject, rules: readonly Rule[]): readonly Judgement[] {
  return rules
    .filter((rule) => rule.reads.includes(subject.source))
    .flatMap(({ id, severity, title, help, check }) =>
      check(subject).map((finding) => ({ rule: id, severity, title, help, ...finding })),
    )
    .sort(
      (a, b) =>
        ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) ||
        compare(a.rule, b.rule) ||
        compare(a.address, b.address),
    );
}

// By code unit: a locale would make the order depend on the machine.
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
