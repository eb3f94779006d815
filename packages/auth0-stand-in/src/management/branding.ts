import type { Management } from 'auth0';
import type { Json } from '../store-state';
import type { Call, Route } from './route';
import { ok, patched, route } from './route';
import type { Schema } from './schema';
import { anyObject, nullable, object, text } from './schema';

// An empty text is refused here: https://auth0.com/docs/api/management/v2/branding/patch-branding
const url = nullable(text({ format: 'strict-https-uri-or-null' }));
const color = nullable(text({ pattern: '^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$' }));

const updateSchema = object({
  colors: nullable(object({ primary: color, page_background: { anyOf: [color, anyObject] } })),
  favicon_url: url,
  logo_url: url,
  font: nullable(object({ url })),
} satisfies Record<keyof Management.UpdateBrandingRequestContent, Schema>);

const change = (call: Call<Json>) =>
  ok(
    call.store.change((draft) => {
      draft.branding = patched(draft.branding, call.body);
      return draft.branding;
    }),
  );

/** How the tenant's pages look. */
export const brandingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/branding',
    scopes: ['read:branding'],
    handle: (call) => ok(call.store.state.branding),
  }),
  route<Json>({ method: 'PATCH', path: '/branding', scopes: ['update:branding'], body: updateSchema, handle: change }),
];
