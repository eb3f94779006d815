import { reviewPlan, type Review } from '../src';
import { fixture, FIXTURES, reviewOf, type Fixture } from './fixtures';

const OPENTOFU = '1.11.2';

/**
 * A plan as OpenTofu prints it: with its own version and registry, in format 1.2, which it has kept since the fork, and
 * without members that Terraform added since then (`applyable`, `complete`).
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
  test.each(FIXTURES)('has the same review as a plan by Terraform: %s', async (name) => {
    const expected = await reviewOf(name);
    const { environment, stage } = expected;

    const review = await reviewPlan(byOpenTofu(name), { environment, ...(stage && { stage }) });

    expect(registryless(review)).toEqual({ ...registryless(expected), terraform: OPENTOFU });
    expect(byOpenTofu(name)).toContain('registry.opentofu.org/hashicorp/aws');
  });
});
