import { reviewPlan, type Review } from '../src';
import { fixture, FIXTURES, reviewOf, type Fixture } from './fixtures';

const OPENTOFU = '1.11.2';

/**
 * A plan as OpenTofu prints it: its own version and registry, the format 1.2 that it has kept since it left Terraform, and
 * without what Terraform has added since (`applyable`, `complete`).
 *
 * @see https://github.com/opentofu/opentofu/blob/main/internal/command/jsonplan/plan.go
 */
function byOpenTofu(name: Fixture): string {
  const {
    applyable: _applyable,
    complete: _complete,
    ...plan
  } = JSON.parse(fixture(name).replaceAll('registry.terraform.io', 'registry.opentofu.org')) as Record<string, unknown>;
  return JSON.stringify({ ...plan, format_version: '1.2', terraform_version: OPENTOFU });
}

const registryless = ({ providers, ...review }: Review) => ({
  ...review,
  providers: providers.map(({ name, version }) => ({ name: name.split('/').slice(-2).join('/'), version })),
});

describe('a plan by OpenTofu', () => {
  test.each(FIXTURES)('is reviewed as Terraform’s: %s', async (name) => {
    const expected = await reviewOf(name);
    const { environment, stage } = expected;

    const review = await reviewPlan(byOpenTofu(name), { environment, ...(stage && { stage }) });

    expect(registryless(review)).toEqual({ ...registryless(expected), terraform: OPENTOFU });
    expect(byOpenTofu(name)).toContain('registry.opentofu.org/hashicorp/aws');
  });
});
