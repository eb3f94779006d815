import type { Selection } from './json-picker';

/** Parts of a plan that are read. */
export const SELECTED: Exclude<Selection, string> = {
  format_version: 'value',
  terraform_version: 'value',
  applyable: 'value',
  complete: 'value',
  errored: 'value',
  variables: 'value',
  resource_changes: 'items',
  resource_drift: 'items',
  deferred_changes: 'items',
  action_invocations: 'value',
  deferred_action_invocations: 'value',
  checks: 'value',
  plan_format_version: 'value',
  output_changes: 'value',
  planned_values: { outputs: 'value' },
  prior_state: { values: { root_module: { resources: 'items' } } },
  configuration: {
    provider_config: 'value',
    root_module: { resources: 'items', variables: 'value', module_calls: 'value' },
  },
};

/** Parts of a plan that change nothing, or whose content is also in another part. */
export const SKIPPED: readonly string[] = [
  ...['timestamp', 'relevant_attributes', 'proposed_unknown', 'planned_values', 'prior_state', 'configuration'],
  ...['provider_schemas', 'provider_format_version', 'planned_outputs', 'resource_identities'],
];
