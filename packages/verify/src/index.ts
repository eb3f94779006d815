export { askOverHttps, type Answer, type Ask } from './ask';
export type { CheckResult } from './check';
export { verify, type VerifyReport } from './verify';
