/** Styles of the inbox in addition to those of the tenant's own pages: phones, and the bubbles on them. */
export const INBOX_STYLES = `
@media (scripting: none) { .scripted { display: none; } }
.phones { display: flex; flex-wrap: wrap; gap: 2rem; align-items: flex-start; }
.handset { display: flex; flex-direction: column; width: min(100%, 21rem); height: 38rem; border: 10px solid #1b1d24; border-radius: 2.75rem; background: var(--card); overflow: hidden; box-shadow: var(--shadow); }
@media (prefers-color-scheme: dark) { .handset { border-color: #383d4a; } }
.handset header { padding: 1rem .875rem .75rem; border-bottom: 1px solid var(--line); text-align: center; }
.handset h2 { margin: 0; font-size: 1rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.handset .status { margin: 0; font-size: .75rem; color: var(--muted); }
.handset ol { flex: 1; margin: 0; padding: 1rem .875rem; list-style: none; overflow-y: auto; }
.handset ol:focus-visible { outline-offset: -4px; border-radius: 0 0 2rem 2rem; }
.handset .nothing { margin: 6rem 1.25rem 0; text-align: center; color: var(--muted); font-size: .9375rem; }
.bubble { margin: 0; padding: .625rem .875rem; border-radius: 1.125rem 1.125rem 1.125rem .25rem; background: var(--soft); overflow-wrap: anywhere; white-space: pre-wrap; }
.failed .bubble { text-decoration: line-through; color: var(--muted); }
button.sms-code { display: inline; width: auto; min-height: 1.75rem; padding: 0 .375rem; font: inherit; font-size: 1.25rem; font-weight: 600; line-height: 1.4; white-space: normal; letter-spacing: .06em; font-variant-numeric: tabular-nums; color: var(--link); background: var(--card); border: 1px solid var(--line); border-radius: 6px; }
button.sms-code[data-copied] { color: var(--good); border-color: var(--good); }
.meta { margin: .25rem .25rem 1rem; font-size: .75rem; color: var(--muted); }
.meta .bad { color: var(--error); font-weight: 600; }
`;
