import { parseSubjectPrefix } from '../src';

describe('parseSubjectPrefix', () => {
  test('reads the format with names', () => {
    expect(parseSubjectPrefix('repo:octocat/my-repo')).toEqual({ repository: 'octocat/my-repo' });
  });

  test('reads the immutable format', () => {
    expect(parseSubjectPrefix('repo:octocat@123456/my.repo_1@456789')).toEqual({
      repository: 'octocat/my.repo_1',
      ids: { owner: '123456', repository: '456789' },
    });
  });

  test.each([
    'octocat/my-repo',
    'repo:octocat@1/my-repo',
    'repo:octocat/my-repo@2',
    'repo:octocat@0/my-repo@2',
    'repo:octocat@1/my-repo@two',
    'repo:octocat@1/my-repo@2:environment:dev',
    'repo:octocat/*',
    'repo:octocat@*/my-repo@*',
    'repo:octocat/my-repo\n',
    'repository_owner:octocat',
    '',
  ])('returns undefined for %j', (text) => {
    expect(parseSubjectPrefix(text)).toBeUndefined();
  });
});
