// Gzip files of several members, and what stands behind the end.
const zlib = require('node:zlib');
const { told } = require('./lib/told.cjs');

const one = zlib.gzipSync('one, ');
const two = zlib.gzipSync('two, ');
const garbage = Buffer.from('garbage at the end');
const inputs = {
  'two members': Buffer.concat([one, two]),
  'with an empty one': Buffer.concat([one, zlib.gzipSync(''), two]),
  'zeros behind': Buffer.concat([one, Buffer.alloc(20)]),
  'garbage behind': Buffer.concat([one, garbage]),
  'garbage behind two': Buffer.concat([one, two, garbage]),
  'magic behind': Buffer.concat([one, Buffer.from([0x1f, 0x8b, 0xff, 0xff])]),
  'half a magic behind': Buffer.concat([one, Buffer.from([0x1f])]),
  'half a member behind': Buffer.concat([one, two.subarray(0, 12)]),
};

(async () => {
  for (const [name, input] of Object.entries(inputs)) {
    for (const method of ['gunzip', 'unzip']) {
      told([name, method], () => zlib[`${method}Sync`](input).toString());
      await new Promise((done) => {
        zlib[method](input, (error, result) => {
          console.log(' later', error ? `${error.code} ${error.message}` : result.toString());
          done();
        });
      });
      for (const size of [1, 7, 25, 1000]) {
        await new Promise((done) => {
          const stream = zlib[method === 'gunzip' ? 'createGunzip' : 'createUnzip']();
          const seen = [];
          stream.on('data', (chunk) => seen.push(chunk.toString()));
          stream.on('error', (error) => seen.push(`${error.code} ${error.message}`));
          stream.on('end', () => seen.push('end'));
          stream.on('close', () => {
            console.log(' in pieces of', size, seen.join(''), stream.bytesWritten);
            done();
          });
          for (let at = 0; at < input.length; at += size) stream.write(input.subarray(at, at + size));
          stream.end();
        });
      }
    }
  }
  for (const [pack, unpack] of [
    ['deflateSync', 'inflateSync'],
    ['deflateRawSync', 'inflateRawSync'],
  ])
    told([unpack, 'garbage behind'], () =>
      zlib[unpack](Buffer.concat([zlib[pack]('text'), garbage])).toString(),
    );
  const inflate = zlib.createInflate();
  inflate.on('data', (chunk) => console.log('inflated', chunk.toString()));
  inflate.on('end', () => console.log('end', inflate.bytesWritten));
  inflate.write(Buffer.concat([zlib.deflateSync('text'), garbage]));
  inflate.write(garbage);
  inflate.end();
})();
