({ native, check, equal, throws }) => {
  check('keys are derived as RFC 7914, section 11, has them', () => {
    const bytes = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0));
    const derived = (password, salt, iterations, length) => {
      const target = new Uint8Array(length);
      native.pbkdf2('sha256', bytes(password), bytes(salt), iterations, target);
      return native.decode(target, 'hex', 0, length);
    };
    equal(
      derived('passwd', 'salt', 1, 64),
      '55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc' +
        '49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783',
    );
    const [a, one] = [bytes('a'), new Uint8Array(1)];
    throws(() => native.pbkdf2('sha256', a, a, 0, one), RangeError, /iterations/);
    throws(() => native.pbkdf2('sha256', 'a', a, 1, one), TypeError, /password/);
    throws(() => native.pbkdf2('sha3', a, a, 1, one), TypeError, /name of a digest, but it is 'sha3'/);
    native.pbkdf2('sha256', a, a, 1, new Uint8Array(0));
    // RFC 5869, A.1 and A.3
    const stretched = (salt, info) => {
      const target = new Uint8Array(42);
      native.hkdf('sha256', new Uint8Array(22).fill(0x0b), salt, info, target);
      return native.decode(target, 'hex', 0, 42);
    };
    equal(
      stretched(
        Uint8Array.from({ length: 13 }, (_, i) => i),
        Uint8Array.from({ length: 10 }, (_, i) => 0xf0 + i),
      ),
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    );
    equal(
      stretched(new Uint8Array(0), new Uint8Array(0)),
      '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
    );
    native.hkdf('sha1', a, a, a, new Uint8Array(0));
    native.hkdf('sha1', new Uint8Array(0), a, a, new Uint8Array(255 * 20));
    throws(() => native.hkdf('sha1', a, a, a, new Uint8Array(255 * 20 + 1)), RangeError, /255 digests/);
    throws(() => native.hkdf('sha1', a, a, undefined, one), TypeError, /info/);
  });

  check('digests and HMAC, whole, in pieces and copied', () => {
    const bytes = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0));
    const finish = (state) => {
      const digest = native.digestHash(state);
      return native.decode(digest, 'hex', 0, digest.length);
    };
    const whole = (name, data, key) => {
      const state = native.createHash(name, key);
      native.updateHash(state, data);
      return finish(state);
    };
    const known = {
      md5: [
        'd41d8cd98f00b204e9800998ecf8427e',
        '900150983cd24fb0d6963f7d28e17f72',
        '7815960a39043ead5189a4bcffa2387d',
        'dd2701993d29fdd0b032c233cec63403',
        '097b4b5c980d43c1355fbf904bbcf313',
      ],
      ripemd160: [
        '9c1185a5c5e9fc54612808977ee8f548b2258d31',
        '8eb208f7e05d987a9b044a8e98c6b087f15a0bfc',
        '6cd6a7c7956d2809ebf733c57940d3b9bb92cad3',
        'cf402f47ae89744c54ee3d8333677b26aaf3d8e2',
        'ecc17a28e73214b0e44c9187081208547631e10a',
      ],
      sha1: [
        'da39a3ee5e6b4b0d3255bfef95601890afd80709',
        'a9993e364706816aba3e25717850c26c9cd0d89d',
        'e10615bab97a276c66b8504258667336def246fb',
        '9b4a918f398d74d3e367970aba3cbe54e4d2b5d9',
        '35e1a18b8f083f8238565307348c08ef063a11e2',
      ],
      sha224: [
        'd14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f',
        '23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7',
        '48f3f554ef6199a705007a11290329e5325958379c8cf62da54cc22d',
        'd473c456fa6aad72bbec9c6ad63ca92d8675caa0b7f451fa4b692081',
        '4f460f1ae921aa229ce8b4604955812bf61ccc3cb9f46c01ea2a5065',
      ],
      sha256: [
        'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        '9e037498ddbb955fba0752812031c14ba299a4875cb400e8b8c1d77b3962c90e',
        'fd7adb152c05ef80dccf50a1fa4c05d5a3ec6da95575fc312ae7c5d091836351',
        '9e46e2c4b04219e5432c64395c33a1ed11d947bbeff71f5e610a8a98da5599bc',
      ],
      sha384: [
        '38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b',
        'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7',
        'd2c5986b8d801f84dcb7ec971ffd3f15ad0633740f7f5e175a87eea350cb76a05a1ae39afd38b750abf53823509c77fe',
        '948f7c5caa500c31d7d4a0f52f3e3da7e33c8a9fe6ef528b8a9ac3e4adc4e24d908e6f40b737510e82354759dc5e9f06',
        '02bacdb6f5356573af014000ce72fa4bacb2a0a7a4f1e3cea860f3b7e1d5bfb9ad1036df068b425ab84335887b33fd48',
      ],
      sha512: [
        'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
        'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
        'fab85792d00eb99c8ae2a96272d0f002ac0762558a29c60258a4feb297c913a5b1ee9254b97e7a872240a0319adaf3a2c090833d004878163df5fa230f90ceb9',
        '29689f6b79a8dd686068c2eeae97fd8769ad3ba65cb5381f838358a8045a358ee3ba1739c689c7805e31734fb6072f87261d1256995370d55725cba00d10bdd0',
        '4319a6f0a1f256bd58e92f10f14b80a68042694625f8afdceff857a255d5756160447262314594a30f122eb81428c55c1da267dadcaa0c6f9c8e3daf17bb19e7',
      ],
    };
    const big = new Uint8Array((1 << 20) + 7).map((_, i) => i % 251);
    for (const [name, [nothing, abc, megabyte, mac, macOfLongKey]] of Object.entries(known)) {
      equal(finish(native.createHash(name)), nothing);
      equal(whole(name, bytes('abc')), abc);
      equal(whole(name, big), megabyte);
      const state = native.createHash(name);
      let copy;
      for (let at = 0, size = 1; at < big.length; at += size, size = (size * 3) % 65_521) {
        native.updateHash(state, big.subarray(at, at + size));
        if (copy === undefined && at > 1000)
          copy = { state: native.copyHash(state), rest: big.subarray(at + size) };
      }
      equal(finish(state), megabyte);
      native.updateHash(copy.state, copy.rest);
      equal(finish(copy.state), megabyte);
      equal(whole(name, bytes('abc'), new Uint8Array(0)), mac);
      equal(whole(name, bytes('abc'), big.subarray(0, 200)), macOfLongKey);
    }
    throws(() => native.createHash('SHA256'), TypeError, /must be the name of a digest, but it is 'SHA256'/);
    throws(
      () => native.createHash(256),
      TypeError,
      /argument 1 \(algorithm\) must be a string, but it is a number/,
    );
    throws(() => native.createHash('md5', 'key'), TypeError, /argument 2 \(key\) must be a Uint8Array/);
    throws(() => native.updateHash({}, big), TypeError, /state/);
    throws(() => native.updateHash(new Uint8Array(100), big), TypeError, /must be from createHash/);
    const state = native.createHash('sha1');
    throws(() => native.updateHash(state.fill(0), big), TypeError, /must be from createHash/);
    throws(() => native.updateHash(native.createHash('sha1'), 'text'), TypeError, /argument 2 \(bytes\)/);
    throws(() => native.digestHash(undefined), TypeError, /state/);
    throws(() => native.copyHash(native.createHash('sha1', big)), TypeError, /without a key/);
    // Whatever is in a state, nothing outside of it is touched.
    const spoilt = native.createHash('sha512', big);
    spoilt.fill(0xff, 8);
    native.updateHash(spoilt, big.subarray(0, 300));
    equal(native.digestHash(spoilt).length, 64);
  });
};
