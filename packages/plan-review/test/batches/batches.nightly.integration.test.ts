import { join } from 'node:path';
import { startRehearsal, type Rehearsal } from '@auth0-cognito/rehearsal';
import { environment } from '../../../../apps/prod/src/environment';
import { reviewPlan, type Review } from '../../src';
import { edited } from './edited';
import { deployed, type Edit } from './edits';
import { EVERYDAY } from './everyday';
import { RISKY } from './risky';

jest.setTimeout(600_000);

const rulesOf = ({ risks }: Review) => [...new Set(risks.map(({ rule }) => rule))].sort();
const expectedOf = (batch: readonly Edit[]) => [...new Set(batch.flatMap(([, rules]) => rules))].sort();
const named = (batches: readonly (readonly Edit[])[]) =>
  batches.map((batch) => [batch.map(([what]) => what).join('; '), batch] as const);

describe('batches of edits of environment.ts', () => {
  let rehearsal: Rehearsal;

  beforeAll(async () => {
    rehearsal = await startRehearsal({ environment: environment.name });
    await rehearsal.apply(edited(deployed));
  });
  afterAll(() => rehearsal?.close());

  /** The review of the plan that the edits of a deployed environment result in. */
  async function reviewed(...edits: readonly Edit[2][]): Promise<Review> {
    const { terraform, path } = rehearsal;
    const file = join(path, 'batch.tfplan');
    await rehearsal.use(edited(deployed, ...edits));
    await terraform.init();
    const { exitCode, stdout, stderr } = await terraform.run(['plan', '-input=false', `-out=${file}`]);
    if (exitCode !== 0) throw new Error(`${stdout}${stderr}`);
    const shown = await terraform.run(['show', '-json', file]);
    return reviewPlan(shown.stdout, { environment: environment.name });
  }

  test('without an edit, the plan has no changes', async () => {
    expect((await reviewed()).status).toBe('nothing');
  });

  test.each(named(EVERYDAY))('everyday: %s', async (_, batch) => {
    const review = await reviewed(...batch.map(([, , edit]) => edit));

    expect({ rules: rulesOf(review), unjudged: review.unjudged, status: review.status }).toEqual({
      rules: expectedOf(batch),
      unjudged: [],
      status: 'safe',
    });
  });

  test.each(named(RISKY))('risky: %s', async (_, batch) => {
    const review = await reviewed(...batch.map(([, , edit]) => edit));

    expect({ rules: rulesOf(review), unjudged: review.unjudged }).toEqual({ rules: expectedOf(batch), unjudged: [] });
  });
});
