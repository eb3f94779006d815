/** The events that Terraform reported in a run. */
export interface TerraformEvents {
  /** The times in which Terraform created, updated or deleted a resource, in milliseconds since the epoch. */
  readonly spans: readonly { readonly address: string; readonly from: number; readonly to: number }[];
  /** Errors, with the resource that they concern. */
  readonly errors: readonly { readonly address: string | undefined; readonly summary: string }[];
  /** Addresses that a plan would change. */
  readonly changes: readonly string[];
}

interface Line {
  readonly type?: string;
  readonly '@timestamp'?: string;
  readonly hook?: { readonly resource?: { readonly addr?: string } };
  readonly change?: { readonly resource?: { readonly addr?: string } };
  readonly diagnostic?: {
    readonly severity?: string;
    readonly summary?: string;
    readonly detail?: string;
    readonly address?: string;
  };
}

function parsed(line: string): Line {
  try {
    return JSON.parse(line) as Line;
  } catch {
    // Not a JSON line: Terraform was killed while it wrote, or a provider has written to the same output.
    return {};
  }
}

/**
 * Reads the output of `terraform … -json`.
 *
 * @see https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
export function eventsOf(output: string): TerraformEvents {
  const lines = output.split('\n').filter(Boolean).map(parsed);
  const open = new Map<string, number>();
  const spans: { address: string; from: number; to: number }[] = [];
  const errors: { address: string | undefined; summary: string }[] = [];
  const changes: string[] = [];
  for (const { type = '', '@timestamp': time = '', hook, change, diagnostic } of lines) {
    const address = hook?.resource?.addr ?? '';
    if (/_start$/.test(type)) open.set(address, Date.parse(time));
    if (/_(complete|errored)$/.test(type)) {
      const from = open.get(address);
      if (from !== undefined) spans.push({ address, from, to: Date.parse(time) });
      open.delete(address);
    }
    if (type === 'planned_change') changes.push(change?.resource?.addr ?? '');
    if (type === 'diagnostic' && diagnostic?.severity === 'error')
      errors.push({
        address: diagnostic.address,
        summary: [diagnostic.summary, diagnostic.detail].filter(Boolean).join(': '),
      });
  }
  return { spans, errors, changes };
}

/** `aws_iam_role` of `aws_iam_role.user`. */
export const typeOf = (address: string) => address.replace(/^data\./, '').split('.')[0] ?? '';
