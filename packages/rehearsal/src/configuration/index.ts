export * from './configuration';
export type { Prerequisite } from './prerequisites';
