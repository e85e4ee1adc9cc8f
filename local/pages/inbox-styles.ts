/** What the inbox needs beside the tenant's own styles: phones, and the bubbles on them. */
export const INBOX_STYLES = `
.phones { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start; }
.handset { width: min(100%, 20rem); min-height: 32rem; padding: 1rem .875rem 1.5rem; border: 10px solid #1e212a; border-radius: 2.5rem; background: #fff; }
.handset header { padding: .25rem 0 .75rem; margin: 0 0 1rem; border-bottom: 1px solid #e2e3e8; text-align: center; font-weight: 600; font-variant-numeric: tabular-nums; }
.handset ol { margin: 0; padding: 0; list-style: none; }
.handset .nothing { margin: 6rem .5rem 0; text-align: center; color: #65676e; font-size: .9375rem; }
.bubble { margin: 0; padding: .625rem .875rem; border-radius: 1.125rem 1.125rem 1.125rem .25rem; background: #e9e9ef; overflow-wrap: anywhere; white-space: pre-wrap; }
.sms-code { font-size: 1.375rem; line-height: 1.2; letter-spacing: .08em; font-variant-numeric: tabular-nums; }
.meta { margin: .25rem .25rem 1rem; font-size: .75rem; color: #65676e; }
`;
