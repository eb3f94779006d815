/*
 * The page's script: filters, and the hint of a picture that is wider than its view. Without it everything is shown, the hint too, and
 * the filters are not. In each group nothing chosen means all; an item is shown where every group lets it through.
 */
(() => {
  const filters = document.querySelector('.filters');
  if (!filters) return;
  const items = [...document.querySelectorAll('[data-item]')];
  const groups = [...document.querySelectorAll('[data-group]')];
  const sections = [...document.querySelectorAll('section.environment')];
  const status = filters.querySelector('[role="status"]');
  const chosen = (name) =>
    [...filters.querySelectorAll('input[name="' + name + '"]:checked')].map(({ value }) => value);
  const apply = () => {
    const asked = ['environment', 'action', 'risk'].map((name) => [name, chosen(name)]);
    const matches = ({ dataset }) =>
      asked.every(([name, values]) => values.length === 0 || values.includes(dataset[name]));
    for (const item of items) item.hidden = !matches(item);
    for (const group of groups) group.hidden = !group.querySelector('[data-item]:not([hidden])');
    const environments = asked[0][1];
    for (const section of sections)
      section.hidden = environments.length > 0 && !environments.includes(section.dataset.environment);
    const shown = items.filter(({ hidden }) => !hidden).length;
    status.textContent = shown + ' of ' + items.length + ' entries shown';
  };
  filters.addEventListener('change', apply);
  filters.querySelector('button').addEventListener('click', () => {
    for (const input of filters.querySelectorAll('input')) input.checked = false;
    apply();
  });
  // On a phone they would push the first risk below the fold.
  filters.open = window.matchMedia('(min-width: 701px)').matches;
  filters.hidden = false;
  apply();
  const measure = () => {
    for (const figure of document.querySelectorAll('figure')) {
      const view = figure.querySelector('.scroll');
      figure.querySelector('.hint').hidden = view.scrollWidth <= view.clientWidth;
    }
  };
  window.addEventListener('resize', measure);
  measure();
})();
