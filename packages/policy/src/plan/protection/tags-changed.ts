import type { Rule } from '../../rule';
import { isKnown, isSame } from '../values';

/** Users are not affected, but cost reports and access rules by tag can be. */
export const tagsChanged: Rule = {
  id: 'tags-changed',
  severity: 'notice',
  reads: ['plan'],
  title: 'tags change; users are not affected',
  help: 'check reports and access rules that use tags',
  check: (subject) =>
    subject.resources
      .filter(({ mode, before, actions }) => mode === 'managed' && before !== null && actions.includes('update'))
      .filter(({ before, values }) =>
        ['tags', 'tags_all'].some((key) => isKnown(values[key]) && !isSame(before?.[key], values[key])),
      )
      .map(({ address }) => ({ address, received: 'other tags', allowed: 'an intended change' })),
};
