import type { Source, Subject } from './subject';

/**
 * Severity of a finding. `critical`: sign-in fails, users are lost or a secret is exposed; `high`: sign-in is weaker than it should be;
 * `notice`: a reviewer should check it.
 */
export type Severity = 'critical' | 'high' | 'notice';

/** A violation of a rule. */
export interface Finding {
  /** Address of the resource, or the block: `terraform.backend.s3`. */
  readonly address: string;
  /** The current value. Never a secret. */
  readonly received: string;
  /** The allowed value. */
  readonly allowed: string;
}

/** A rule. `check` is pure: it uses no clock, file, network or state. */
export interface Rule {
  /** Stable kebab-case name: acknowledgements and tests refer to it. */
  readonly id: string;
  readonly severity: Severity;
  /** What the rule reads. */
  readonly reads: readonly Source[];
  /** Description of a violation, for readers without knowledge of Terraform. */
  readonly title: string;
  /** What to do about it, as an instruction. */
  readonly help: string;
  /**
   * Public page that is the source of the rule.
   *
   * @default - a choice of this project
   */
  readonly source?: string;
  readonly check: (subject: Subject) => readonly Finding[];
  /** Settings that the rule covers, by resource type; `*` means all. A changed setting that no rule covers needs a look. */
  readonly judges?: Readonly<Record<string, readonly string[]>>;
}

/** A finding with its rule. */
export interface Judgement extends Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly title: string;
  readonly help: string;
}

const ORDER: readonly Severity[] = ['critical', 'high', 'notice'];

/** All findings of the rules, worst first, then by rule and address. */
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

// Compares code units: the order by a locale would depend on the machine.
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
