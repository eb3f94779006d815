// On a separate rehearsal: the last step deletes the application in Auth0, and moto has no AddClientIDToOpenIDConnectProvider, by which
// the next apply would add a new one to IAM.
import { step } from '../../../checkout/test/support/step';
import { StepRecorder } from '../../src';
import { signInAndOut } from '../../src/sign-in';
import type { SignInReport } from '../../src/sign-in';
import { LivingEnvironment } from '../changes/living-environment';
import { processesWith } from '../support/processes';
import { describeRefusals } from './describe-people';
import type { Live } from './describe-people';
import { describeVerify } from './describe-verify';

jest.setTimeout(300_000);

describe('dev, rehearsed,', () => {
  let live: Live;
  afterAll(() => live?.rehearsal.close());

  step('is deployed', async () => {
    const { rehearsal } = await LivingEnvironment.start('dev');
    live = { rehearsal, outputs: await rehearsal.outputs() };
    await rehearsal.serveApplications();
  });

  step('closes its browser and leaves no findings when it is interrupted', async () => {
    const controller = new AbortController();
    const recorder = new StepRecorder((event) => {
      if (event.kind === 'started' && event.name === 'sign in with Auth0') controller.abort();
    });
    const reports: SignInReport[] = [];
    const options = { signal: controller.signal };

    const signingIn = signInAndOut(live.rehearsal, live.outputs, {
      recorder,
      onReport: (report) => reports.push(report),
      ...options,
    });

    await expect(signingIn).rejects.toMatchObject({ code: 'ERR_INTERRUPTED' });
    expect(reports).toEqual([]);
    const running = processesWith(live.rehearsal.path).map(({ command }) => command);
    expect(running.filter((command) => command.includes('chrom'))).toEqual([]);
  });

  describeRefusals(() => live);
  describeVerify(() => live);
});
