import { isObject } from '@auth0-cognito/contract';
import type { Rule } from '../../rule';
import { STAGES } from '../../subject';

const stageOf = (tags: unknown) => (isObject(tags) ? STAGES.findIndex((stage) => stage === tags.stage) : -1);

/** A lower stage allows settings that production refuses, in synthesis, reviews and approvals. */
export const stageLowered: Rule = {
  id: 'stage-lowered',
  severity: 'high',
  reads: ['plan'],
  title: 'the environment gets a lower stage, so rules for production no longer apply',
  help: 'keep the stage of the environment',
  check: (subject) => {
    const lowered = subject.resources.filter(
      ({ mode, before, values }) =>
        mode === 'managed' &&
        before !== null &&
        ['tags_all', 'tags'].some((key) => key in values && stageOf(values[key]) < stageOf(before[key])),
    );
    const [first] = lowered;
    return first === undefined
      ? []
      : [
          {
            address: first.address,
            received: `the tag stage is lowered on ${lowered.length} ${lowered.length === 1 ? 'resource' : 'resources'}`,
            allowed: 'the same stage',
          },
        ];
  },
};
