/** One style sheet for every page that the tenant renders: login, error, inbox and try page. */
export const STYLES = `
:root { color-scheme: light; --brand: #635dff; --ink: #1e212a; --muted: #65676e; --line: #c9cace; --error: #d03c38; --page: #f4f4f6; }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
main { width: min(100%, 25rem); margin: 0 auto; padding: max(1rem, 9vh) 0 2rem; }
main.wide { width: min(100%, 60rem); padding: 2.5rem 1.25rem; }
.card { background: #fff; border-radius: 5px; box-shadow: 0 12px 40px rgba(0, 0, 0, .12); padding: 2.5rem; }
.logo { display: block; width: 52px; height: 52px; margin: 0 auto 1.5rem; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; font-weight: 400; line-height: 1.25; text-align: center; }
.lead { margin: 0 0 1.5rem; font-size: .875rem; text-align: center; }
main.wide h1, main.wide .lead { text-align: left; }
.field { margin: 0 0 1rem; }
.field label, .label { display: block; margin: 0 0 .25rem; font-size: .875rem; color: var(--muted); }
input, select { width: 100%; min-height: 3rem; padding: .5rem 1rem; font: inherit; color: inherit; background: #fff; border: 1px solid var(--line); border-radius: 3px; }
input:focus-visible, select:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid rgba(99, 93, 255, .4); outline-offset: 1px; border-color: var(--brand); }
input[aria-invalid="true"] { border-color: var(--error); box-shadow: 0 0 0 1px var(--error); }
input[readonly] { background: var(--page); }
.code { font-size: 1.25rem; letter-spacing: .35em; font-variant-numeric: tabular-nums; }
.phone { display: flex; align-items: center; justify-content: space-between; gap: .5rem; min-height: 3rem; margin: 0 0 1rem; padding: .5rem 1rem; border: 1px solid var(--line); border-radius: 3px; background: var(--page); font-variant-numeric: tabular-nums; }
button, .button { display: inline-block; width: 100%; min-height: 3.25rem; padding: .75rem 1rem; font: inherit; text-align: center; text-decoration: none; color: #fff; background: var(--brand); border: 0; border-radius: 3px; cursor: pointer; }
button:hover, .button:hover { background: #4f49e0; }
button.link { width: auto; min-height: 0; padding: 0; color: #4f49e0; background: none; font-size: .875rem; font-weight: 600; }
button.link:hover { background: none; text-decoration: underline; }
button.plain { margin-top: .5rem; color: var(--ink); background: #fff; border: 1px solid var(--line); }
a { color: #4f49e0; font-weight: 600; text-decoration: none; }
a:hover { text-decoration: underline; }
a.button { color: #fff; font-weight: 400; }
.foot { margin: 1rem 0 0; font-size: .875rem; }
.center { text-align: center; }
.problem { margin: 0 0 1rem; padding: .75rem 1rem; font-size: .875rem; color: #fff; background: var(--error); border-radius: 3px; }
.hint { margin: .25rem 0 0; font-size: .875rem; color: var(--error); }
.rules { margin: -.25rem 0 1rem; padding: .75rem 1rem .75rem 2rem; font-size: .875rem; color: var(--muted); border: 1px solid var(--line); border-radius: 3px; }
.rules ul { margin: 0; padding-left: 1.25rem; }
.mark { display: block; width: 72px; height: 72px; margin: 0 auto 1.25rem; border-radius: 50%; font: 400 40px/72px system-ui, sans-serif; text-align: center; color: #fff; background: var(--error); }
.mark.good { background: #0a8852; }
dl { margin: 0 0 1.5rem; font-size: .875rem; overflow-wrap: anywhere; }
dt { color: var(--muted); }
dd { margin: 0 0 .5rem; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875em; overflow-wrap: anywhere; }
pre { padding: 1rem; background: var(--page); border-radius: 3px; white-space: pre-wrap; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
th, td { padding: .625rem .75rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
@media (max-width: 480px) { body { background: #fff; } main { padding: 0; } .card { box-shadow: none; padding: 2rem 1.5rem; } }
`;
