import { runInNewContext } from 'node:vm';
import { renderHtml, reviewPlan } from '../../src';
import { pageScript, pageStyle } from '../../src/html/page-assets';
import { busyPlan } from '../busy-plan';
import { reviewOf } from '../fixtures';
import { pageStructure } from '../markup-checks';

/** The part of a browser's page that the script uses, with the page's real elements. */
class FakeElement {
  hidden: boolean;
  checked = false;
  textContent = '';
  private readonly listeners: (() => void)[] = [];

  constructor(
    readonly name: string,
    readonly attributes: Readonly<Record<string, string>>,
  ) {
    this.hidden = 'hidden' in attributes;
  }

  get value() {
    return this.attributes.value;
  }

  get dataset() {
    return Object.fromEntries(Object.entries(this.attributes).map(([key, value]) => [key.replace('data-', ''), value]));
  }

  addEventListener(_: string, listener: () => void) {
    this.listeners.push(listener);
  }

  fire() {
    for (const listener of this.listeners) listener();
  }
}

async function openPage() {
  const reviews = [await reviewPlan(busyPlan(), { environment: 'prod' }), await reviewOf('create')];
  const elements = pageStructure(renderHtml(reviews)).elements.map(
    ({ name, attributes }) => new FakeElement(name, attributes),
  );
  const find = (holds: (element: FakeElement) => boolean) => elements.filter(holds);
  const inputs = find(({ name }) => name === 'input');
  const [status] = find(({ attributes }) => attributes.role === 'status');
  const [button] = find(({ name }) => name === 'button');
  const [filters] = find(({ attributes }) => attributes.class === 'filters');
  const items = find(({ attributes }) => 'data-item' in attributes);
  const sections = find(({ name }) => name === 'section');
  if (!status || !button || !filters) throw new Error('the page has no filters');
  const inFilters: Readonly<Record<string, FakeElement>> = { '[role="status"]': status, button };
  Object.assign(filters, {
    querySelector: (selector: string) => inFilters[selector],
    querySelectorAll: (selector: string) => {
      const wanted = /name="(\w+)"/.exec(selector)?.[1];
      return inputs.filter(
        ({ attributes, checked }) => wanted === undefined || (attributes.name === wanted && checked),
      );
    },
  });
  runInNewContext(pageScript(), {
    window: { matchMedia: () => ({ matches: true }), addEventListener: () => undefined },
    document: {
      querySelector: () => filters,
      querySelectorAll: (selector: string) =>
        selector === '[data-item]' ? items : selector === 'section.environment' ? sections : [],
    },
  });
  const choose = (name: string, value: string) => {
    const input = inputs.find(({ attributes }) => attributes.name === name && attributes.value === value);
    if (!input) throw new Error(`no filter ${name} ${value}`);
    input.checked = true;
    filters.fire();
  };
  const shown = () => items.filter(({ hidden }) => !hidden).map(({ dataset }) => dataset);
  return { choose, shown, items, sections, status, button, filters, inputs };
}

describe(pageScript, () => {
  test('shows the filters and all entries at first', async () => {
    const { filters, shown, items, status } = await openPage();

    expect(filters.hidden).toBe(false);
    expect(shown()).toHaveLength(items.length);
    expect(status.textContent).toBe(`${items.length} of ${items.length} entries shown`);
  });

  test('filters by environment, and hides the section of the other environment', async () => {
    const { choose, shown, sections } = await openPage();

    choose('environment', 'dev');

    expect(new Set(shown().map(({ environment }) => environment))).toEqual(new Set(['dev']));
    expect(sections.map(({ hidden }) => hidden)).toEqual([true, false]);
  });

  test('combines choices of a group with “or”, and groups with “and”', async () => {
    const { choose, shown, status } = await openPage();

    choose('action', 'replace');
    choose('action', 'delete');
    choose('risk', 'critical');

    expect(shown().length).toBeGreaterThan(0);
    for (const { action, risk } of shown()) {
      expect(['replace', 'delete']).toContain(action);
      expect(risk).toBe('critical');
    }
    expect(status.textContent).toMatch(new RegExp(`^${shown().length} of `));
  });

  test('shows all entries again', async () => {
    const { choose, shown, items, button, inputs } = await openPage();
    choose('risk', 'none');

    button.fire();

    expect(shown()).toHaveLength(items.length);
    expect(inputs.some(({ checked }) => checked)).toBe(false);
  });
});

describe(pageStyle, () => {
  test('is the minified style sheet without comments', () => {
    expect(pageStyle()).toMatch(/^:root\{color-scheme:light dark;[^\n]*\}$/);
    expect(pageStyle()).not.toMatch(/\/\*|[{};,] | [{};]/);
  });

  test('uses exactly the variables that it sets', () => {
    const variables = (pattern: RegExp) => [...new Set([...pageStyle().matchAll(pattern)].map(([, name]) => name))];

    expect(variables(/var\((--[\w-]+)/g).sort()).toEqual(variables(/(--[\w-]+):/g).sort());
  });
});
