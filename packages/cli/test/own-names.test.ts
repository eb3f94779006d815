import { withOwnNames } from '../src/own-names';

const HELP = '$ ./federation plan dev\n$ ./federation review dev prod > apps/dev/x\n--dev-mode, devices, product';

describe('the help of a repository', () => {
  it('keeps the example names that exist', () => {
    expect(withOwnNames(HELP, ['dev', 'prod', 'staging'])).toBe(HELP);
  });

  it('replaces environments that do not exist by existing ones', () => {
    const expected = HELP.replaceAll(/ dev\b(?!-)/g, ' eu')
      .replace('apps/dev', 'apps/eu')
      .replace(' prod ', ' us ');

    expect(withOwnNames(HELP, ['eu', 'us'])).toBe(expected);
  });

  it('replaces only missing environments', () => {
    expect(withOwnNames('plan dev; plan prod', ['dev', 'live'])).toBe('plan dev; plan live');
  });

  it('is unchanged if there is no environment', () => {
    expect(withOwnNames(HELP, [])).toBe(HELP);
  });
});
