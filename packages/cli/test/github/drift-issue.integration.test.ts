import { reviewPlan } from '@auth0-cognito/plan-review';
import type { Review } from '@auth0-cognito/plan-review';
import { connect } from '../../src/github/connection';
import { DRIFT_LABEL, updateDriftIssue } from '../../src/github/drift-issue';
import { PLANS, poolPlan } from '../commands/support/scripted';
import { GitHubServer } from './support/github-server';
import { ANN } from './support/github-world';

let server: GitHubServer;

beforeEach(async () => {
  server = await GitHubServer.start();
});
afterEach(() => server.close());

const CLEAN = poolPlan(['no-op'], { name: 'acme-dev' }, { name: 'acme-dev' });
const reviewOf = (plan: string, environment = 'dev'): Promise<Review> => reviewPlan(plan, { environment });
const tell = async (plan: string, environment?: string) =>
  updateDriftIssue(await connect({ second: 5 }, server.variables), await reviewOf(plan, environment));

const open = () => server.world.issues.filter(({ state }) => state === 'open');

describe('the drift issue of an environment', () => {
  test('is opened, updated and closed according to the plan', async () => {
    const outcomes: string[] = [];
    for (const plan of [CLEAN, PLANS.updates, PLANS.updates, PLANS.replaces]) outcomes.push((await tell(plan)).outcome);
    const [issue] = open();
    const closed = await tell(CLEAN);

    expect(outcomes).toEqual(['none', 'created', 'unchanged', 'updated']);
    expect(issue).toMatchObject({ labels: [DRIFT_LABEL], title: 'Drift: dev differs from main' });
    expect(issue?.body).toContain('user-pool-lost');
    expect(closed.outcome).toBe('closed');
    expect(issue).toMatchObject({ state: 'closed', state_reason: 'completed' });
  });

  test('is a new issue after the previous one was closed', async () => {
    await tell(PLANS.updates);
    await tell(CLEAN);

    expect((await tell(PLANS.updates)).outcome).toBe('created');
    expect(server.world.issues).toHaveLength(2);
  });

  test('is closed at once if GitHub drops its label, because a later run needs the label to find it', async () => {
    server.world.dropsLabels = true;

    await expect(tell(PLANS.updates)).rejects.toMatchObject({ code: 'ERR_GITHUB_LABEL_DROPPED' });

    expect(open()).toEqual([]);
  });

  test('is separate for each environment', async () => {
    await tell(PLANS.updates, 'dev');
    await tell(PLANS.updates, 'prod');
    await tell(CLEAN, 'dev');

    expect(open().map(({ title }) => title)).toEqual(['Drift: prod differs from main']);
  });

  test('is never an issue of another user with the marker and the label, nor a pull request', async () => {
    await tell(PLANS.updates);
    const { body } = open()[0]!;
    server.world.issues.splice(0);
    const hers = server.world.addIssue({ body, labels: [DRIFT_LABEL], user: ANN });
    const pullRequest = server.world.addPullRequest({ body, labels: [DRIFT_LABEL] });

    const { outcome } = await tell(CLEAN);

    expect(outcome).toBe('none');
    expect([hers.state, server.world.issues[pullRequest - 1]?.state]).toEqual(['open', 'open']);
  });

  test('is one issue if two runs open it at the same time and lists lag', async () => {
    server.world.lag = 1;
    server.meet(/^GET .*\/issues\?/, 2);

    await Promise.all([tell(PLANS.updates), tell(PLANS.replaces)]);

    expect(open().map(({ number }) => number)).toEqual([1]);
    expect(server.world.issues[1]).toMatchObject({ state: 'closed', state_reason: 'not_planned' });
  });

  test('is short enough for GitHub, whatever the number of changes', async () => {
    const plan = JSON.parse(PLANS.replaces) as { resource_changes: { address: string }[] };
    const [change] = plan.resource_changes;
    plan.resource_changes = Array.from({ length: 3000 }, (_, index) => ({
      ...change!,
      address: `aws_cognito_user_pool.Users${index}`,
    }));

    await tell(JSON.stringify(plan));

    expect(open()[0]?.body.length).toBeLessThanOrEqual(65_536);
  });
});
