/** Colors in light and dark. Every pair of text and background reaches WCAG AA. */
const COLORS = `
:root { color-scheme: light dark; --brand: #5a54f0; --on-brand: #fff; --link: #4640d6; --mark: #16214d; --ink: #1e212a; --muted: #5c5f68; --line: #c9cace; --error: #b3261e; --error-soft: #fdecea; --good: #08703f; --good-soft: #e3f5ec; --warn: #8a5300; --warn-soft: #fdf0dc; --page: #f1f1f5; --card: #fff; --soft: #f4f4f7; --focus: #5a54f0; --shadow: 0 12px 40px rgba(20, 22, 40, .12); }
@media (prefers-color-scheme: dark) { :root { --link: #b5b2ff; --mark: #8f8aff; --ink: #eceef3; --muted: #a8acb8; --line: #464b59; --error: #ff9b93; --error-soft: #3d1d1d; --good: #6fdca6; --good-soft: #14352a; --warn: #f3c27a; --warn-soft: #3a2b12; --page: #111319; --card: #1b1e26; --soft: #262a35; --focus: #b5b2ff; --shadow: 0 12px 40px rgba(0, 0, 0, .5); } }
`;

/** One style sheet for every page of the tenant. Touch targets are 44 pixels or more. */
export const STYLES = `${COLORS}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
main { overflow-wrap: break-word; width: min(100%, 25rem); margin: 0 auto; padding: max(1rem, 9vh) 0 2rem; }
main.wide { width: min(100%, 78rem); padding: 2rem 1.25rem 3rem; }
.card { background: var(--card); border-radius: 8px; box-shadow: var(--shadow); padding: 2.5rem; }
.logo { display: block; width: auto; height: 52px; max-width: 100%; margin: 0 auto 1.5rem; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; font-weight: 500; line-height: 1.25; text-align: center; text-wrap: balance; }
.lead { margin: 0 0 1.5rem; font-size: .9375rem; text-align: center; text-wrap: pretty; }
div.lead { text-align: left; }
main.wide h1, main.wide .lead { text-align: left; }
.field { margin: 0 0 1rem; }
.field label, .label { display: block; margin: 0 0 .25rem; font-size: .875rem; color: var(--muted); }
input, select { width: 100%; min-height: 3rem; padding: .5rem 1rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 4px; }
input[type="checkbox"] { flex: none; width: 1.25rem; height: 1.25rem; min-height: 0; margin: 0; accent-color: var(--brand); }
.check { display: flex; align-items: center; gap: .625rem; min-height: 2.75rem; margin: 0 0 .75rem; font-size: .9375rem; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
input[aria-invalid="true"] { border-color: var(--error); box-shadow: 0 0 0 1px var(--error); }
.code { font-size: 1.375rem; letter-spacing: .3em; font-variant-numeric: tabular-nums; }
.secret { letter-spacing: .08em; font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; text-transform: uppercase; }
.phone { display: flex; align-items: center; justify-content: space-between; gap: .5rem; min-height: 3rem; margin: 0 0 1rem; padding: .5rem 1rem; border: 1px solid var(--line); border-radius: 4px; background: var(--soft); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
button, .button { display: inline-block; width: 100%; min-height: 3.25rem; padding: .75rem 1rem; font: inherit; font-weight: 500; text-align: center; text-decoration: none; color: var(--on-brand); background: var(--brand); border: 1px solid transparent; border-radius: 4px; cursor: pointer; }
button:hover, .button:hover { box-shadow: inset 0 0 0 100vmax rgba(0, 0, 0, .12); }
button.link { width: auto; min-height: 1.75rem; padding: 0; color: var(--link); background: none; border: 0; font-size: .875rem; font-weight: 600; text-decoration: underline; text-underline-offset: .15em; }
button.link:hover { box-shadow: none; text-decoration-thickness: 2px; }
button.unseen { position: absolute; width: 1px; height: 1px; min-height: 0; padding: 0; border: 0; clip-path: inset(50%); }
button.plain { color: var(--ink); background: var(--card); border-color: var(--line); }
.choices { margin: 0; padding: 0; list-style: none; border: 1px solid var(--line); border-radius: 4px; overflow: clip; }
.choices li + li { border-top: 1px solid var(--line); }
button.choice { padding: .75rem 1rem; font-weight: 400; text-align: left; color: var(--ink); background: var(--card); border: 0; border-radius: 0; }
button.choice::after { content: "›" / ""; float: right; color: var(--muted); }
button.choice:focus-visible { outline-offset: -3px; }
.qr-code { display: block; width: min(100%, 13rem); margin: 0 auto 1rem; border-radius: 4px; }
a { color: var(--link); font-weight: 600; text-underline-offset: .15em; }
a.button { color: var(--on-brand); }
.foot { margin: 1rem 0 0; font-size: .875rem; }
.center { text-align: center; }
.qr-code + .foot { margin: 0 0 1rem; }
.problem { margin: 0 0 1rem; padding: .75rem 1rem; font-size: .9375rem; color: var(--error); background: var(--error-soft); border: 1px solid var(--error); border-radius: 4px; }
.hint { margin: .25rem 0 0; font-size: .875rem; color: var(--error); }
.check + .hint { margin: -.5rem 0 1rem; }
.rules { margin: 0 0 1rem; padding: .75rem 1rem; font-size: .875rem; color: var(--muted); border: 1px solid var(--line); border-radius: 4px; }
.rules ul { margin: .25rem 0 0; padding-left: 1.25rem; }
.mark { display: block; width: 72px; height: 72px; margin: 0 auto 1.25rem; border-radius: 50%; font: 500 40px/72px system-ui, sans-serif; text-align: center; color: var(--error); background: var(--error-soft); }
.mark.good { color: var(--good); background: var(--good-soft); }
dl { margin: 0 0 1.5rem; font-size: .875rem; overflow-wrap: anywhere; }
dt { color: var(--muted); }
dd { margin: 0 0 .5rem; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875em; overflow-wrap: anywhere; }
pre { padding: 1rem; background: var(--soft); border-radius: 4px; white-space: pre-wrap; }
@media (max-width: 480px) { main { padding: 0; } .login main { min-height: 100vh; background: var(--card); } .card { border-radius: 0; box-shadow: none; padding: 2rem 1.5rem; } }
@media (prefers-reduced-motion: no-preference) { button { transition: box-shadow .12s; } }
`;
