export { bootstrapped } from './bootstrapped';
export * from './configuration';
export type { Prerequisite } from './prerequisites';
