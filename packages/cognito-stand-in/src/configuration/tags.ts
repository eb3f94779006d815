import type { JsonObject, OperationCall, Operations } from '../aws/api';
import { refusals } from '../aws/refusals';
import type { Store } from './store';
import { userPool } from './lookups';
import { checkTags } from './user-pool-checks';

/** The id in the last part of an ARN: `…:userpool/{id}`, `…:identitypool/{id}`. */
const idOf = (input: JsonObject) =>
  String(input.ResourceArn ?? '')
    .split('/')
    .at(-1) as string;

type Tags = Record<string, string>;

function without(tags: Tags, keys: unknown): Tags {
  const gone = (keys ?? []) as string[];
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !gone.includes(key)));
}

/** Tags of user pools and identity pools, which moto can neither update nor list. */
export function tagOperations(store: Store): Operations {
  const userPoolTags = async (input: JsonObject, call: OperationCall) => {
    const id = idOf(input);
    await userPool(id, call);
    return { id, all: store.in(call).userPoolTags, tags: store.in(call).userPoolTags.get(id) ?? {} };
  };

  const identityPoolTags = async (input: JsonObject, call: OperationCall) => {
    const id = idOf(input);
    const pool = await call.api('DescribeIdentityPool', { IdentityPoolId: id });
    const tags = (pool.IdentityPoolTags ?? {}) as Tags;
    return {
      tags,
      set: (changed: Tags) => store.in(call).identityPools.set(id, { ...pool, IdentityPoolTags: changed }),
    };
  };

  return {
    'cognito-idp:ListTagsForResource': async (input, call) => ({ Tags: (await userPoolTags(input, call)).tags }),
    'cognito-idp:TagResource': async (input, call) => {
      const { id, all, tags } = await userPoolTags(input, call);
      checkTags({ ...tags, ...(input.Tags as Tags) }, refusals.invalid);
      all.set(id, { ...tags, ...(input.Tags as Tags) });
      return {};
    },
    'cognito-idp:UntagResource': async (input, call) => {
      const { id, all, tags } = await userPoolTags(input, call);
      all.set(id, without(tags, input.TagKeys));
      return {};
    },

    'cognito-identity:ListTagsForResource': async (input, call) => ({
      Tags: (await identityPoolTags(input, call)).tags,
    }),
    'cognito-identity:TagResource': async (input, call) => {
      const { tags, set } = await identityPoolTags(input, call);
      checkTags({ ...tags, ...(input.Tags as Tags) }, refusals.invalid);
      set({ ...tags, ...(input.Tags as Tags) });
      return {};
    },
    'cognito-identity:UntagResource': async (input, call) => {
      const { tags, set } = await identityPoolTags(input, call);
      set(without(tags, input.TagKeys));
      return {};
    },
  };
}
