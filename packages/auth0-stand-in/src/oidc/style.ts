/** The style sheet of all pages: light and dark, from the width of a phone, without external resources. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1d2a; --soft: #5b6072; --line: #868ca0; --paper: #fff; --ground: #eef0f6;
  --accent: #4637c8; --accent-ink: #fff; --bad: #a81c2b; --bad-ground: #fdecee; --note: #6b4a00; --note-ground: #fff4d6; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef6; --soft: #a9afc2; --line: #757c96; --paper: #1d2030;
  --ground: #11131d; --accent: #a59bff; --accent-ink: #15113d; --bad: #ffb3ba; --bad-ground: #46161d; --note: #ffdf9a;
  --note-ground: #3b2d0b; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
.note { margin: 0; padding: .6rem 1rem; background: var(--note-ground); color: var(--note); text-align: center;
  font-size: .875rem; overflow-wrap: anywhere; }
main { flex: 1; display: grid; place-items: center; padding: 1.5rem 1rem; }
.card { width: 100%; max-width: 25rem; padding: 2rem 1.75rem; background: var(--paper); border-radius: 1rem;
  box-shadow: 0 1px 2px rgb(0 0 0 / .08), 0 12px 32px rgb(0 0 0 / .1); overflow-wrap: anywhere; }
.mark { display: block; width: 3rem; height: 3rem; margin: 0 auto 1rem; color: var(--accent); }
h1 { margin: 0 0 .25rem; font-size: 1.5rem; line-height: 1.25; text-align: center; text-wrap: balance; }
.lead { margin: 0 0 1.5rem; color: var(--soft); text-align: center; }
label { display: block; margin: 1rem 0 .375rem; font-weight: 600; font-size: .9375rem; }
input { width: 100%; padding: .75rem .875rem; font: inherit; color: inherit; background: transparent;
  border: 1px solid var(--line); border-radius: .5rem; }
input[aria-invalid="true"] { border-color: var(--bad); }
button { width: 100%; margin-top: 1.5rem; padding: .8rem 1rem; font: inherit; font-weight: 600; color: var(--accent-ink);
  background: var(--accent); border: 0; border-radius: .5rem; cursor: pointer; }
form > button:first-child { margin-top: 0; }
button + button { margin-top: .75rem; }
button:hover { filter: brightness(1.1); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.error { margin: 0 0 1rem; padding: .75rem .875rem; color: var(--bad); background: var(--bad-ground);
  border-radius: .5rem; }
dl { margin: 1.25rem 0 0; font-size: .875rem; }
dt { color: var(--soft); }
dd { margin: 0 0 .75rem; font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
`;
