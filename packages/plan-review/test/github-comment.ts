import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCheckout } from '@auth0-cognito/checkout';
import MarkdownIt from 'markdown-it';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Classes of GitHub's colors for a `diff` block, by the first character of a line. */
const DIFF: Readonly<Record<string, string>> = { '+': 'added', '-': 'removed', '!': 'changed' };

const diff = (text: string) =>
  text
    .split('\n')
    .map((line) => `<span class="${DIFF[line.slice(0, 1)] ?? ''}">${escaped(line)}</span>`)
    .join('\n');

const markdown = new MarkdownIt({
  html: true,
  linkify: true,
  // A text that begins with <pre is not changed.
  highlight: (text, language) => {
    if (language === 'mermaid') return `<pre class="mermaid">${escaped(text)}</pre>`;
    return language === 'diff' ? `<pre class="diff"><code>${diff(text)}</code></pre>` : escaped(text);
  },
});

const STYLE = `
body{margin:0;padding:24px;background:#f6f8fa;font:14px -apple-system,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif}
.box{max-width:900px;margin:auto;border:1px solid #d1d9e0;border-radius:6px;background:#fff;overflow:hidden}
.box>header{padding:9px 16px;background:#f6f8fa;border-bottom:1px solid #d1d9e0;color:#59636e}.box>header b{color:#1f2328}
.box .markdown-body{padding:16px;font-size:14px;font-family:-apple-system,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif}.emoji{font-family:"Noto Color Emoji"}.diff .added{color:#116329;background:#dafbe1}.diff .removed{color:#82071e;background:#ffebe9}
.diff .changed{color:#953800;background:#ffd8b5}.markdown-body pre.mermaid{background:#fff;border:1px solid #d1d9e0;text-align:center}
`;

/** Emoji from the supplied font. */
const signs = (html: string) =>
  html.replace(/\p{Emoji_Presentation}|\p{Emoji}\ufe0f/gu, '<span class="emoji">$&</span>');

/** Additional files that a browser needs to show a comment as GitHub does. */
export interface GithubParts {
  /** Source of the library that draws the picture. */
  readonly mermaid: string;
  /** A font for machines without one. */
  readonly emoji: Buffer;
}

/** A page that shows a comment as GitHub does; its body has `data-drawn="yes"` after the picture is drawn. */
export function githubPage(comment: string, { mermaid, emoji }: GithubParts): string {
  const css = readFileSync(join(findCheckout(), 'node_modules/github-markdown-css/github-markdown-light.css'), 'utf8');
  const font = `@font-face{font-family:"Noto Color Emoji";font-weight:100 900;src:url(data:font/woff2;base64,${emoji.toString('base64')})}`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>${font}${css}${STYLE}</style></head><body>
<div class="box"><header><b>github-actions</b> commented</header><article class="markdown-body">${signs(markdown.render(comment))}</article></div>
<script>${mermaid}</script><script>mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
Promise.all([mermaid.run(), document.fonts.load('600 14px "Noto Color Emoji"', '⛔')]).then(() => document.body.dataset.drawn = 'yes', (error) => document.body.dataset.drawn = String(error));</script></body></html>`;
}
