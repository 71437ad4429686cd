import type { Log, LogStore } from './store.ts';

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export function readableSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1_048_576) return `${(bytes / 1024).toFixed(1)} KiB`;
  return `${(bytes / 1_048_576).toFixed(1)} MiB`;
}

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#ddd, #3a3f47); --dim: light-dark(#667, #9aa4b2); }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin: 0; }
p, caption { color: var(--dim); }
table { border-collapse: collapse; width: 100%; margin: 1.5rem 0; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; }
th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
.size { text-align: right; white-space: nowrap; }
td.act { width: 1%; }
button { font: inherit; border: 1px solid var(--line); border-radius: .3rem; background: none; cursor: pointer; }
meter { width: 100%; }
pre { padding: .8rem 1rem; border: 1px solid var(--line); border-radius: .4rem; overflow: auto; }
mark { font-size: .8rem; border-radius: .3rem; padding: 0 .3rem; }
`;

const SCRIPT = `
document.addEventListener('click', async (event) => {
  const name = event.target.dataset?.delete;
  if (name === undefined || !confirm('Delete ' + name + '?')) return;
  await fetch('/logs/' + encodeURIComponent(name), { method: 'DELETE' });
  location.reload();
});
`;

function row(log: Log): string {
  const name = escapeHtml(log.name);
  const broken = log.complete ? '' : ' <mark title="the sender went away half-way">broken off</mark>';
  const time = log.received.toISOString();
  return `<tr><td><a href="/logs/${encodeURIComponent(log.name)}">${name}</a>${broken}</td>
<td class="size">${readableSize(log.size)}</td>
<td><time datetime="${time}">${time.slice(0, 19).replace('T', ' ')} UTC</time></td>
<td class="act"><button data-delete="${name}" aria-label="delete ${name}">delete</button></td></tr>`;
}

/** The page at `/`: all logs, how full the memory is, and how to send one. */
export function page(store: LogStore, address: string): string {
  const logs = store.list();
  const table =
    logs.length === 0
      ? '<p>No logs yet.</p>'
      : `<table><thead><tr><th>Log</th><th class="size">Size</th><th>Received</th><th></th></tr></thead>
<tbody>${logs.map(row).join('\n')}</tbody></table>`;
  const url = escapeHtml(address);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Logs</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<style>${STYLE}</style></head>
<body><h1>Logs</h1>
<p>Kept in memory: ${readableSize(store.used)} of ${readableSize(store.limit)}</p>
<meter min="0" max="${store.limit}" value="${store.used}">${store.used} bytes</meter>
${table}
<pre>dmesg | curl --data-binary @- ${url}/logs/boot.txt
curl ${url}/logs/boot.txt
curl -X DELETE ${url}/logs/boot.txt</pre>
<script>${SCRIPT}</script></body></html>
`;
}
