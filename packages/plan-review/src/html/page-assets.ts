import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The page's style sheets, in their order: a later one changes rules of an earlier one. */
const STYLES = ['base.css', 'review.css', 'picture.css', 'changes.css', 'media.css'];

/** Text of a file of the folder `page`, found by the package's name: a bundle of this module is elsewhere. */
const textOf = (file: string) =>
  readFileSync(createRequire(import.meta.url).resolve(`@auth0-cognito/plan-review/page/${file}`), 'utf8');

/** A text without comments and indentation, which a page does not need. */
const withoutComments = (text: string) => text.replace(/^\s*\/\*[^]*?\*\//gm, '').replace(/^\s+/gm, '');

/** A style sheet in few bytes. None of its quoted texts holds one of these signs next to a space. */
const compact = (css: string) =>
  withoutComments(css)
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll(';}', '}');

/** The page's style sheet. */
export const pageStyle = () => compact(STYLES.map(textOf).join('')).trim();

/** The page's script. */
export const pageScript = () => withoutComments(textOf('page.js')).trim();
