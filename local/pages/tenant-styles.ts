/** Styles of the tenant's page in addition to those of every page. */
export const TENANT_STYLES = `
.title { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1rem; margin: 0 0 1.5rem; }
main.wide .title h1 { margin: 0; overflow-wrap: anywhere; }
.title code { color: var(--muted); }
.grid { display: grid; grid-template-columns: repeat(12, minmax(0, 1fr)); gap: 1.25rem; }
.panel { grid-column: span 12; padding: 1.25rem 1.5rem 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; min-width: 0; }
.panel h2 { display: flex; align-items: center; gap: .625rem; margin: 0 0 .875rem; font-size: 1.0625rem; font-weight: 600; }
@media (min-width: 60rem) { .five { grid-column: span 5; } .seven { grid-column: span 7; } .third { grid-column: span 4; } .two-thirds { grid-column: span 8; } }
.tag { padding: 0 .5rem; font-size: .75rem; font-weight: 500; line-height: 1.5rem; color: var(--muted); background: var(--soft); border-radius: 1rem; }
.flow { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 2.5rem; margin: 0 0 1rem; padding: 0 2rem 0 0; list-style: none; }
.flow li { position: relative; overflow-wrap: anywhere; padding: .5rem 1rem; background: var(--soft); border: 1px solid var(--line); border-radius: 6px; }
.flow li:not(:last-child)::after { content: "→" / ""; position: absolute; right: -1.875rem; top: 50%; transform: translateY(-50%); color: var(--muted); }
.flow .action { border-color: var(--brand); }
.flow .missing { color: var(--error); background: none; border-style: dashed; border-color: var(--error); }
small { color: var(--muted); }
.good, .bad { margin: 0; font-size: .9375rem; }
.good { color: var(--good); }
.bad { color: var(--error); font-weight: 600; }
.none { margin: 0; color: var(--muted); font-size: .9375rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .875rem 1.5rem; margin: 0; font-size: .9375rem; }
.facts dd { margin: 0; font-weight: 500; }
.scroll { overflow-x: auto; border-radius: 4px; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
th { font-weight: 500; color: var(--muted); }
td { overflow-wrap: break-word; }
td code:not(.word), .said { overflow-wrap: anywhere; }
.said { display: block; white-space: pre-line; color: var(--muted); }
@media (width > 48rem) {
th, td { padding: .5rem .75rem .5rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
tbody tr:last-child td { border-bottom: 0; }
td:not(:has(code, .said)) { max-width: 14rem; }
td time, td code.word { white-space: nowrap; }
.said { min-width: 14rem; }
}
@media (width <= 48rem) {
.panel { padding: 1.25rem 1rem; }
table, tbody, tr { display: block; }
thead { position: absolute; clip-path: inset(50%); }
tr { padding: .375rem 0; }
tbody tr + tr { border-top: 1px solid var(--line); }
td { display: grid; grid-template-columns: 5rem minmax(0, 1fr); gap: .75rem; padding: 0; overflow-wrap: anywhere; }
td::before { content: attr(data-heading); content: attr(data-heading) / ""; color: var(--muted); }
td:is(:empty, :has(> .said:empty))::before { content: none; }
}
.panel form { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem 2rem; margin: 0 0 1.25rem; }
fieldset { display: flex; flex-wrap: wrap; align-content: start; gap: .5rem; margin: 0; padding: 0; border: 0; min-width: 0; }
legend { margin: 0 0 .375rem; padding: 0; font-size: .875rem; color: var(--muted); }
button.small { width: auto; min-height: 2.75rem; padding: .375rem .875rem; font-size: .875rem; }
.set { margin: 0; padding-left: 1.25rem; font-size: .875rem; }
`;
