({ native, check, equal }) => {
  check('nothing is left of the program before', () => {
    const { lateEvents, ...counters } = native.counters();
    equal(counters, { blocks: 0, events: 0, pins: 0, parsers: 0 });
    equal(native.takeEvents(new Float64Array(8)), 0);
    equal(native.counters().lateEvents >= lateEvents, true);
    equal(globalThis.kept, undefined);
  });
};
