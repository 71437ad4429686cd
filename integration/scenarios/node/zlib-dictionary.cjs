// Dictionaries that both sides know.
const zlib = require('node:zlib');
const { told } = require('./lib/told.cjs');

const dictionary = Buffer.from('{"name":"","value":"","items":[]}');
const text = '{"name":"a","value":"b","items":[]}{"name":"c","value":"d","items":[]}';
const packed = zlib.deflateSync(text, { dictionary });
console.log(packed.length < zlib.deflateSync(text).length);
told('inflate', () => zlib.inflateSync(packed, { dictionary }).toString());
told('unzip', () => zlib.unzipSync(packed, { dictionary }).toString());
told('without', () => zlib.inflateSync(packed));
told('another', () => zlib.inflateSync(packed, { dictionary: Buffer.from('another') }));
told('not needed', () => zlib.inflateSync(zlib.deflateSync('plain'), { dictionary }).toString());
const raw = zlib.deflateRawSync(text, { dictionary });
told('raw', () => zlib.inflateRawSync(raw, { dictionary }).toString());
told('raw without', () => zlib.inflateRawSync(raw));
told('gzip', () => zlib.gunzipSync(zlib.gzipSync(text, { dictionary: Buffer.from('x') })).toString());
told('as memory', () =>
  zlib
    .inflateSync(zlib.deflateSync(text, { dictionary: new Uint8Array(dictionary).buffer }), {
      dictionary: new DataView(new Uint8Array(dictionary).buffer),
    })
    .toString(),
);
told('made elsewhere', () =>
  zlib.inflateSync(Buffer.from('eLuk4Qnrq4YpSERSkYRdSTKSkhQUJQDvTRVf', 'base64'), { dictionary }).toString(),
);

const deflate = zlib.createDeflate({ dictionary });
const inflate = zlib.createInflate({ dictionary });
let back = '';
deflate
  .pipe(inflate)
  .on('data', (chunk) => (back += chunk))
  .on('end', () => console.log('streams', back === text.repeat(3)));
for (let times = 0; times < 3; times++) deflate.write(text);
deflate.end();
const bare = zlib.createInflate();
bare.on('error', (error) => console.log('stream without', error.code, error.errno, error.message));
bare.end(packed);
const other = zlib.createInflate({ dictionary: Buffer.from('other') });
other.on('error', (error) => console.log('stream with another', error.code, error.errno, error.message));
other.end(packed);

// A dictionary stays after a reset.
const again = zlib.createInflate({ dictionary });
again.on('data', (chunk) => console.log('again', chunk.toString().length));
again.write(packed, () => {
  again.reset();
  again.end(packed);
});
