// An environment of GovCloud: names, hosts and principals of its partition. With FEDERATION_CHANGES=all.
import { startRehearsal } from '../../src';
import { variant } from '../support/variant';
import { everywhere } from './living-environment';

jest.setTimeout(300_000);

(everywhere ? test : test.skip)(
  'an environment of GovCloud applies once, plans no change, and both sides agree',
  async () => {
    const rehearsal = await startRehearsal({ environment: 'dev' });
    try {
      await rehearsal.apply(
        variant('dev', (values) =>
          Object.assign(values, { region: 'us-gov-west-1', state: { bucket: 'acme-gov-tfstate' } }),
        ),
      );

      expect(await rehearsal.plan()).toMatchObject({ clean: true });
      expect((await rehearsal.readBack()).filter(({ ok }) => !ok)).toEqual([]);
      const outputs = await rehearsal.outputs();
      expect(JSON.stringify(outputs)).toContain('.auth-fips.us-gov-west-1.amazoncognito.com');
    } finally {
      await rehearsal.close();
    }
  },
);
