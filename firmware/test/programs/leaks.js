({ native, say, entries }) => {
  const bootServices = Number(
    new DataView(native.view(native.systemTable, 120).buffer).getBigUint64(96, true),
  );
  const signal = Number(new DataView(native.view(bootServices + 104, 8).buffer).getBigUint64(0, true));
  for (let i = 0; i < 200; i++) native.allocate(100);
  const event = native.createEvent();
  native.createEvent();
  native.call(signal, native.eventHandle(event));
  native.pin(new Uint8Array(5));
  globalThis.kept = [
    native.createHttpParser({ type: 'request', maxHeaderSize: 100, lenient: 0, maxHeaders: 0 }, {}),
  ];
  say({ counters: native.counters() });
};
