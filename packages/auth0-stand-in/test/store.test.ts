import { createTenantStore } from '../src/store';

describe('store', () => {
  it('keeps everything unchanged if a change fails', () => {
    const store = createTenantStore();
    store.change((draft) => void (draft.settings = { friendly_name: 'a' }));

    const failing = () =>
      store.change((draft) => {
        draft.settings.friendly_name = 'b';
        throw new Error('no');
      });

    expect(failing).toThrow('no');
    expect(store.state.settings).toEqual({ friendly_name: 'a' });
  });
});
