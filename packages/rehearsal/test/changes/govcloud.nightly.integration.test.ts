// An environment in GovCloud: names, hosts and principals of its partition. With FEDERATION_CHANGES=all.
import { StepRecorder, startRehearsal } from '../../src';
import { signInAndOut } from '../../src/sign-in';
import type { SignInReport } from '../../src/sign-in';
import { variant } from '../support/variant';

jest.setTimeout(300_000);

test.each([
  ['us-gov-west-1', 'cognito-identity-us-gov.amazonaws.com'],
  ['us-gov-east-1', 'cognito-identity.us-gov-east-1.amazonaws.com'],
])('an environment in %s applies once, plans no change, and signs a user in', async (region, principal) => {
  const rehearsal = await startRehearsal({ environment: 'dev' });
  try {
    await rehearsal.apply(
      variant('dev', (values) => Object.assign(values, { region, state: { bucket: 'acme-gov-tfstate' } })),
    );

    expect(await rehearsal.plan()).toMatchObject({ clean: true });
    expect((await rehearsal.readBack()).filter(({ ok }) => !ok)).toEqual([]);
    const outputs = await rehearsal.outputs();
    expect(JSON.stringify(outputs)).toContain(`.auth-fips.${region}.amazoncognito.com`);
    expect(rehearsal.terraform.bytes.toString()).toContain(principal);
    const reports: SignInReport[] = [];
    await signInAndOut(rehearsal, outputs, {
      recorder: new StepRecorder(),
      onReport: (report) => reports.push(report),
    });
    expect(reports.flatMap(({ checks }) => checks.filter(({ ok }) => !ok))).toEqual([]);
  } finally {
    await rehearsal.close();
  }
});
