// Makes TCP4, UDP4 and IP4 children and leaves them, posted receives and all.
({ native, check, equal, say }) => {
  const u64 = (address) => Number(new DataView(native.view(address, 8).buffer).getBigUint64(0, true));
  const bootServices = u64(native.systemTable + 96);
  const LOCATE_PROTOCOL = u64(bootServices + 320);
  const guid = (text) => {
    const [a, b, c, d, e] = text.split('-');
    const address = native.allocate(16);
    const view = new DataView(native.view(address, 16).buffer);
    view.setUint32(0, parseInt(a, 16), true);
    view.setUint16(4, parseInt(b, 16), true);
    view.setUint16(6, parseInt(c, 16), true);
    for (const [i, byte] of `${d}${e}`.match(/../g).entries()) view.setUint8(8 + i, parseInt(byte, 16));
    return address;
  };
  const out = native.allocate(16);
  check('children of the network stack', () => {
    const start = native.now();
    for (const binding of [
      '00720665-67eb-4a99-baf7-d3c33a1c7cc9',
      '83f01464-99bd-45e5-b383-af6305d8e9e6',
      'c51711e7-b4bf-404a-bfb8-0a048ef1ffe4',
    ]) {
      const id = guid(binding);
      equal(native.call(LOCATE_PROTOCOL, id, 0, out), 0, binding);
      const service = u64(out);
      native.view(out, 8).fill(0);
      equal(native.call(u64(service), service, out), 0, 'CreateChild');
      native.free(id);
    }
    say({ took: native.now() - start });
  });
  native.free(out);
};
