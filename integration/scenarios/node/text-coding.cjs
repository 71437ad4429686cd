// TextEncoder and TextDecoder: labels, fatal, ignoreBOM, streams, errors; atob and btoa.
const t = (f) => {
  try {
    return f();
  } catch (e) {
    return `${e.name} ${e.code} ${e.message}`;
  }
};
for (const label of [
  'utf-8',
  'UTF8',
  ' utf-8 ',
  'unicode-1-1-utf-8',
  'utf-16le',
  'utf-16',
  'ucs-2',
  'utf-16be',
  'latin1',
  'iso-8859-1',
  'windows-1252',
  'ascii',
  'us-ascii',
  'x',
  '',
  'cp1252',
])
  console.log(
    JSON.stringify(label),
    t(() => new TextDecoder(label).encoding),
  );
for (const label of ['latin1', 'windows-1252'])
  console.log(new TextDecoder(label).decode(new Uint8Array([0x80, 0x93, 0xe9, 0xff, 0x81])));
const d = new TextDecoder('utf-8', { fatal: true });
console.log(
  d.fatal,
  d.ignoreBOM,
  t(() => d.decode(new Uint8Array([0xff]))),
  d.decode(new Uint8Array([0x61])),
  t(() => d.decode(new Uint8Array([0xe2, 0x82]))),
  new TextDecoder().decode(new Uint8Array([0xff, 0x61, 0xe2, 0x82])),
  new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61])).length,
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61])).length,
  new TextDecoder('utf-16le').decode(new Uint8Array([0xff, 0xfe, 0x61, 0])),
  t(() => new TextDecoder('utf-16le', { fatal: true }).decode(new Uint8Array([0x61]))),
  new TextDecoder('utf-16le').decode(new Uint8Array([0x61])),
);
const s = new TextDecoder();
console.log(
  JSON.stringify([
    s.decode(new Uint8Array([0xe2]), { stream: true }),
    s.decode(new Uint8Array([0x82]), { stream: true }),
    s.decode(new Uint8Array([0xac, 0xf0]), { stream: true }),
    s.decode(),
    s.decode(new Uint8Array([0xef, 0xbb]), { stream: true }),
    s.decode(new Uint8Array([0xbf, 0x62]), { stream: true }),
    s.decode(),
  ]),
);
const f = new TextDecoder('utf-8', { fatal: true });
console.log(
  t(() => f.decode(new Uint8Array([0xe2]), { stream: true })),
  t(() => f.decode()),
  t(() => f.decode(new Uint8Array([0x61]))),
);
for (const v of [
  undefined,
  new ArrayBuffer(2),
  new DataView(new ArrayBuffer(1)),
  new Uint16Array([0x6161]),
  Buffer.from('buf'),
  new SharedArrayBuffer(1),
])
  console.log(t(() => JSON.stringify(new TextDecoder().decode(v))));
for (const o of [5, 'x', null, undefined, { fatal: 1 }])
  console.log(t(() => new TextDecoder('utf-8', o).fatal));
console.log(
  new TextDecoder(),
  new TextEncoder(),
  String(new TextDecoder()),
  t(() => TextDecoder.prototype.encoding),
);
const e = new TextEncoder();
console.log(
  e.encoding,
  e.encode('aé€😀'),
  e.encode(),
  e.encode(null),
  e.encode(5),
  e.encode('\ud800x'),
  e.encodeInto('aé€😀', new Uint8Array(4)),
  e.encodeInto('😀', new Uint8Array(3)),
  e.encodeInto('', new Uint8Array(0)),
  t(() => e.encodeInto('a')),
  t(() => e.encodeInto('a', [])),
  t(() => e.encodeInto(5, new Uint8Array(1))),
  t(() => e.encode(Symbol('s'))),
);
for (const v of [
  'aGk=',
  'aGk',
  ' a G k = ',
  'a',
  'aGk=a',
  'aG=k',
  '====',
  '',
  'aGk\n',
  'aGk-',
  null,
  undefined,
  5,
  'AAAA',
])
  console.log(
    JSON.stringify(v),
    t(() => JSON.stringify(atob(v))),
  );
for (const v of ['hi', '\xff', '€', '', null, undefined, 5, {}]) console.log(t(() => btoa(v)));
console.log(
  t(() => atob()),
  t(() => btoa()),
  t(() => btoa(Symbol('s'))),
);
