import type { Rule } from '../rule';
import { changedKeys } from './changes';

/** Nothing changes for anybody, but cost reports and access rules by tag may. */
export const tagsChanged: Rule = {
  id: 'tags-changed',
  severity: 'notice',
  reads: ['plan'],
  title: 'labels change; nobody who signs in notices',
  help: 'check reports and access rules that go by tag',
  check: (subject) =>
    subject.resources
      .filter(({ mode, before, actions }) => mode === 'managed' && before !== null && actions.includes('update'))
      .map((resource) => ({
        resource,
        keys: changedKeys(resource).filter((key) => key === 'tags' || key === 'tags_all'),
      }))
      .filter(({ keys }) => keys.length > 0)
      .map(({ resource }) => ({ address: resource.address, received: 'other tags', allowed: 'a change on purpose' })),
};
