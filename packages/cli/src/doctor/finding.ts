import { FaultError } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';

/** What `doctor` checks, in the order of its report. */
export const AREAS = ['machine', 'aws', 'auth0', 'github'] as const;

/** One of {@link AREAS}. */
export type Area = (typeof AREAS)[number];

/** Result of one check. */
export interface Finding {
  readonly area: Area;
  /** Undefined for a finding about the machine or the repository. */
  readonly environment?: string;
  readonly title: string;
  /** `failed`: a problem was found. `unanswered`: it could not be checked. */
  readonly outcome: 'passed' | 'failed' | 'unanswered';
  readonly faults: readonly Fault[];
  /** Notes that are not faults. */
  readonly notices: readonly string[];
}

/** What a finding is about. */
export type About = Pick<Finding, 'area' | 'environment' | 'title'>;

export const passed = (about: About, notices: readonly string[] = []): Finding => ({
  ...about,
  outcome: 'passed',
  faults: [],
  notices,
});

/** Failed if there are faults. */
export const findingOf = (about: About, faults: readonly Fault[], notices: readonly string[] = []): Finding => ({
  ...about,
  outcome: faults.length > 0 ? 'failed' : 'passed',
  faults,
  notices,
});

export const unansweredFinding = (about: About, fault: Fault): Finding => ({
  ...about,
  outcome: 'unanswered',
  faults: [fault],
  notices: [],
});

/** Runs a check and converts its coded errors to a finding, so that the other checks continue. */
export async function guarded(about: About, check: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof FaultError) return [findingOf(about, error.faults)];
    throw error;
  }
}

/** The worst outcome: `failed`, then `unanswered`. */
export const worstOf = (findings: readonly Finding[]): Finding['outcome'] =>
  (['failed', 'unanswered'] as const).find((each) => findings.some(({ outcome }) => outcome === each)) ?? 'passed';
