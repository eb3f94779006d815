import { withOwnNames } from '../src/own-names';

const HELP = '$ ./federation plan dev\n$ ./federation review dev prod > apps/dev/x\n--dev-mode, devices, product';

describe('the help of a repository', () => {
  it('keeps the example names that it has', () => {
    expect(withOwnNames(HELP, ['dev', 'prod', 'staging'])).toBe(HELP);
  });

  it('has its environments instead of those that it does not have', () => {
    const expected = HELP.replaceAll(/ dev\b(?!-)/g, ' eu')
      .replace('apps/dev', 'apps/eu')
      .replace(' prod ', ' us ');

    expect(withOwnNames(HELP, ['eu', 'us'])).toBe(expected);
  });

  it('replaces only what is missing', () => {
    expect(withOwnNames('plan dev; plan prod', ['dev', 'live'])).toBe('plan dev; plan live');
  });

  it('is unchanged where there is no environment', () => {
    expect(withOwnNames(HELP, [])).toBe(HELP);
  });
});
