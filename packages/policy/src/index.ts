export { isRefused, policyCode, policyFault } from './faults';
export { judge, type Finding, type Judgement, type Rule, type Severity } from './rule';
export { RULES } from './rules';
export {
  configurationSubject,
  STAGES,
  type Action,
  type ExistingObject,
  type ExistingObjects,
  type LockedProvider,
  type PlanParts,
  type ProviderLocks,
  type Resource,
  type Source,
  type Stage,
  type Subject,
} from './subject';
export {
  identityCoverage,
  identityRisks,
  isCovered,
  SENSITIVE,
  SENSITIVE_CHANGED,
  UNKNOWN,
  holds,
  canonical,
  isEqual,
  isSame,
  placeholderText,
  type Coverage,
  type EnvironmentFacts,
  type Unjudged,
} from './plan';
