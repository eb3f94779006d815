import type { Auth0Api, Json, JsonObject } from '../api';

const PAGE_SIZE = 100;

const pathOf = (trigger: string) => `actions/triggers/${encodeURIComponent(trigger)}/bindings`;

/** A binding in the form of the API's request. */
export const bindingOf = (actionId: string, displayName: string): JsonObject => ({
  ref: { type: 'action_id', value: actionId },
  display_name: displayName,
});

/** An action that is bound to a trigger. */
export interface Binding {
  readonly actionId: string;
  readonly displayName: string;
}

const read = ({ bindings = [] }: JsonObject): Binding[] =>
  (bindings as readonly JsonObject[]).map((binding) => ({
    actionId: String((binding.action as JsonObject | undefined)?.id ?? ''),
    displayName: String(binding.display_name ?? ''),
  }));

/** The bindings on the first page. The real provider also reads only this page before it writes. */
export const firstBindings = async (api: Auth0Api, trigger: string): Promise<Binding[]> =>
  read(await api.get(pathOf(trigger), { per_page: '50' }));

/** All bindings of a trigger. Like the real provider, it requests a further page while a response has a total. */
export async function allBindings(api: Auth0Api, trigger: string): Promise<Binding[]> {
  const found: Binding[] = [];
  for (let page = 0; ; page += 1) {
    const response = await api.get(pathOf(trigger), { page: String(page), per_page: String(PAGE_SIZE) });
    found.push(...read(response));
    if (!Number(response.total ?? 0)) return found;
  }
}

/** Replaces the whole list of a trigger: Auth0 has no call that adds or removes one binding. */
export const replaceBindings = (api: Auth0Api, trigger: string, bindings: readonly Json[]) =>
  api.patch(pathOf(trigger), { bindings });
