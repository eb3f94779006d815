export * from './configuration';
export type { Prerequisite } from './prerequisites';
export type { Block, Blocks, TerraformJson } from './terraform-json';
