import { reviewPlan, type ReviewOptions } from '../src';
import { busyPlan } from './busy-plan';
import { planText, type PlanParts } from './plans';

const review = (text: string, options: Partial<ReviewOptions> = {}) =>
  reviewPlan(text, { environment: 'dev', ...options });
const ofParts = (parts: PlanParts) => review(planText(parts));

describe('federationGraph', () => {
  test('shows the parts of the federation and their connections', async () => {
    const { graph } = await review(busyPlan(), { environment: 'prod' });

    const named = new Map(graph.nodes.map(({ id, address }) => [id, address]));
    expect(graph.nodes).toHaveLength(14);
    expect(graph.nodes.filter(({ kind }) => kind === null).map(({ address }) => address)).toEqual([
      'auth0_client.Federation_Application',
      'aws_cognito_user_pool_domain.Federation_Domain',
      'aws_cognito_user_pool_client.Web',
      'aws_cognito_identity_pool.Identities',
    ]);
    expect(graph.edges.map(({ from, to }) => `${named.get(from)} ${named.get(to)}`)).toContain(
      'aws_cognito_identity_provider.Federation_Auth0 aws_cognito_managed_user_pool_client.Web',
    );
  });

  test('shows policies, Lambda permissions and the changed resources of a team', async () => {
    const { graph } = await ofParts({
      changes: [
        { address: 'aws_sqs_queue.own', after: {} },
        { address: 'aws_sqs_queue.other', actions: ['no-op'], before: {}, after: {} },
        { address: 'aws_iam_role_policy_attachment.a', after: {} },
        { address: 'aws_iam_role_policy.p', actions: ['no-op'], before: {}, after: {} },
        { address: 'aws_lambda_permission.l', after: {} },
      ],
    });

    expect(graph.nodes.map(({ column, words }) => `${column}: ${words}`)).toEqual([
      'User pool: Lambda permission',
      'AWS access: Policy attachment',
      'AWS access: Inline policy',
      'Other resources: aws_sqs_queue',
    ]);
    expect(graph.omitted).toBe(0);
  });

  test('connects parts in modules and with instance keys', async () => {
    const { graph } = await ofParts({
      changes: [
        { address: 'module.m.aws_cognito_user_pool.p["a"]', after: {} },
        { address: 'module.m.aws_cognito_user_pool_client.c[0]', after: {} },
      ],
      more: {
        configuration: {
          root_module: {
            module_calls: {
              m: {
                module: {
                  resources: [
                    { address: 'aws_cognito_user_pool.p', type: 'aws_cognito_user_pool', expressions: {} },
                    {
                      address: 'aws_cognito_user_pool_client.c',
                      type: 'aws_cognito_user_pool_client',
                      expressions: { a: [{ b: { references: ['aws_cognito_user_pool.p["a"].id'] } }] },
                    },
                  ],
                },
              },
            },
          },
        },
      },
    });

    expect(graph.nodes.map(({ name }) => name)).toEqual(['p["a"]', 'c[0]']);
    expect(graph.edges).toEqual([{ from: 'n0', to: 'n1' }]);
  });

  test('draws the changed ones of a thousand parts first and counts the rest', async () => {
    const { graph } = await ofParts({
      changes: Array.from({ length: 1000 }, (_, index) => ({
        address: `aws_cognito_user_pool_client.c${index}`,
        actions: [index === 999 ? 'update' : 'no-op'],
        before: { a: 1 },
        after: { a: 2 },
      })),
    });

    expect(graph.nodes).toHaveLength(36);
    expect(graph.omitted).toBe(964);
    expect(graph.nodes.some(({ name, kind }) => name === 'c999' && kind === 'update')).toBe(true);
  });
});
