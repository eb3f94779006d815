export { isRefused, policyCode, policyFault } from './faults';
export { judge, type Finding, type Judgement, type Rule, type Severity } from './rule';
export { RULES } from './rules';
export { configurationSubject, type Action, type Resource, type Source, type Stage, type Subject } from './subject';
export {
  identityRisks,
  SENSITIVE,
  SENSITIVE_CHANGED,
  UNKNOWN,
  canonical,
  isEqual,
  isSame,
  placeholderWords,
  type KnownOfEnvironment,
} from './plan';
