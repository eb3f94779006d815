import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The style sheets of the page, in their order: later rules override earlier ones. */
const STYLES = ['base.css', 'review.css', 'picture.css', 'changes.css', 'media.css'];

/** Text of a file in the folder `page`. The folder is resolved by the package's name, because a bundle of this module has another path. */
const textOf = (file: string) =>
  readFileSync(createRequire(import.meta.url).resolve(`@auth0-cognito/plan-review/page/${file}`), 'utf8');

/** A text without comments and indentation. */
const withoutComments = (text: string) => text.replace(/^\s*\/\*[^]*?\*\//gm, '').replace(/^\s+/gm, '');

/** Removes unneeded spaces from a style sheet. Quoted texts in these style sheets have no such sign next to a space, so they stay unchanged. */
const compact = (css: string) =>
  withoutComments(css)
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll(';}', '}');

export const pageStyle = () => compact(STYLES.map(textOf).join('')).trim();

export const pageScript = () => withoutComments(textOf('page.js')).trim();
