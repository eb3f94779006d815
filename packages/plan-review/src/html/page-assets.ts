import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Text of a file next to this one, found by the package's name: a bundle of this module is elsewhere. */
const textOf = (file: string) =>
  readFileSync(createRequire(import.meta.url).resolve(`@auth0-cognito/plan-review/${file}`), 'utf8');

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
export const pageStyle = () => compact(textOf('page.css')).trim();

/** The page's script. */
export const pageScript = () => withoutComments(textOf('page.js')).trim();
