/** Builds plans in the format of `terraform show -json` for tests; real ones are in `fixtures`. */

/** The parts of a resource change that a test uses. */
export interface PlannedResource {
  readonly address: string;
  readonly actions?: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
  readonly unknown?: unknown;
  readonly beforeSensitive?: unknown;
  readonly afterSensitive?: unknown;
  readonly more?: Readonly<Record<string, unknown>>;
  readonly importing?: unknown;
}

/** One resource change; its actions follow from its values before and after. */
export function resourceChange(resource: PlannedResource): Record<string, unknown> {
  const { address, before = null, after = null, importing } = resource;
  const [type = '', name = ''] = address.replace(/^(module\.[^.]+\.)*(data\.)?/, '').split('.');
  const actions = resource.actions ?? (before === null ? ['create'] : after === null ? ['delete'] : ['update']);
  return {
    address,
    mode: address.startsWith('data.') ? 'data' : 'managed',
    type,
    name: name.replace(/\[.*$/s, ''),
    provider_name: 'registry.terraform.io/hashicorp/aws',
    change: {
      actions,
      before,
      after,
      after_unknown: resource.unknown ?? {},
      before_sensitive: resource.beforeSensitive ?? {},
      after_sensitive: resource.afterSensitive ?? {},
      ...(importing !== undefined && { importing }),
    },
    ...resource.more,
  };
}

/** The content of a test plan. */
export interface PlanParts {
  readonly changes?: readonly PlannedResource[];
  readonly drift?: readonly PlannedResource[];
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A whole plan as text. Outputs are values that do not change. */
export function planText({ changes = [], drift = [], outputs = {}, more = {} }: PlanParts = {}): string {
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: {} },
    ...(drift.length > 0 && { resource_drift: drift.map(resourceChange) }),
    resource_changes: changes.map(resourceChange),
    output_changes: Object.fromEntries(
      Object.entries(outputs).map(([name, value]) => [
        name,
        {
          actions: ['no-op'],
          before: value,
          after: value,
          after_unknown: false,
          before_sensitive: false,
          after_sensitive: false,
        },
      ]),
    ),
    configuration: { root_module: {} },
    timestamp: '2025-01-01T00:00:00Z',
    applyable: changes.some(({ actions }) => !actions?.every((action) => action === 'no-op')),
    complete: true,
    errored: false,
    ...more,
  });
}

/** The given bytes in chunks of `size`, as from a pipe. */
export async function* inPieces(text: string | Buffer, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** The outputs of an environment whose application is at `host`. */
export const outputsOf = (host: string) => ({
  app_url: `https://${host}`,
  cognito_domain: 'login.acme.example',
  federations: { main: { auth0_domain: 'acme.eu.auth0.com' } },
});
