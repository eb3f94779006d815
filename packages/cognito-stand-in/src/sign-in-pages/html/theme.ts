import { isObject } from '@auth0-cognito/contract';
import type { JsonObject } from '@auth0-cognito/contract';

/** Paths of the colors in the settings of a style, by CSS variable. */
const COLORS: Readonly<Record<string, (mode: string) => readonly string[]>> = {
  '--accent': (mode) => ['components', 'primaryButton', mode, 'defaults', 'backgroundColor'],
  '--on-accent': (mode) => ['components', 'primaryButton', mode, 'defaults', 'textColor'],
  '--back': (mode) => ['components', 'pageBackground', mode, 'color'],
  '--paper': (mode) => ['components', 'form', mode, 'backgroundColor'],
  '--ink': (mode) => ['components', 'pageText', mode, 'headingColor'],
  '--muted': (mode) => ['components', 'pageText', mode, 'bodyColor'],
};

const at = (settings: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), settings);

/** The CSS variables of a color mode. A color is `rrggbbaa`. */
function variables(settings: JsonObject, mode: 'lightMode' | 'darkMode'): string {
  const colors = Object.entries(COLORS).map(([name, path]) => {
    const color = String(at(settings, path(mode)) ?? '');
    return /^[0-9a-f]{8}$/i.test(color) ? `${name}: #${color};` : '';
  });
  return `:root { ${colors.join(' ')} }`;
}

/**
 * The CSS of a managed login style: colors of page, form, text and button, corners, and color scheme. Images and layout are not supported.
 *
 * @param branding - as `DescribeManagedLoginBranding` returns it
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-brandingdesigner.html
 */
export function themeOf({ Settings: settings }: { readonly Settings?: unknown }): string {
  if (!isObject(settings)) return '';
  const scheme = at(settings, ['categories', 'global', 'colorSchemeMode']);
  const light = variables(settings, 'lightMode');
  const dark = variables(settings, 'darkMode');
  const radius = Number(at(settings, ['componentClasses', 'buttons', 'borderRadius']));
  const corners = Number.isFinite(radius) ? `.button { border-radius: ${radius}px }` : '';
  if (scheme === 'LIGHT') return `:root { color-scheme: light } ${light} ${corners}`;
  if (scheme === 'DARK') return `:root { color-scheme: dark } ${dark} ${corners}`;
  return `@media (prefers-color-scheme: light) { ${light} } @media (prefers-color-scheme: dark) { ${dark} } ${corners}`;
}
