// MessageChannel, BroadcastChannel and receiveMessageOnPort within one thread.
const wt = require('node:worker_threads');
const t = (f) => {
  try {
    return f();
  } catch (e) {
    return `${e.name} ${e.code} ${e.message}`;
  }
};
console.log(
  wt.isMainThread,
  wt.threadId,
  wt.parentPort,
  wt.workerData,
  wt.resourceLimits,
  wt.getEnvironmentData('k'),
  wt.setEnvironmentData('k', 5),
  wt.getEnvironmentData('k'),
  wt.MessageChannel === MessageChannel,
  wt.BroadcastChannel === BroadcastChannel,
  wt.SHARE_ENV.toString(),
);
const { port1, port2 } = new MessageChannel();
console.log(
  wt.receiveMessageOnPort(port2),
  port1.postMessage({ a: [1, new Map([[1, 2]])] }),
  wt.receiveMessageOnPort(port2),
  wt.receiveMessageOnPort(port2),
  t(() => wt.receiveMessageOnPort({})),
  t(() => port1.postMessage(() => {}))
    .split(':')[0]
    .slice(0, 14),
  t(() => new MessagePort()),
  port1.hasRef(),
  port1 instanceof EventTarget,
  typeof port1.on,
);
const order = [];
port2.on('message', (v) => {
  order.push(v);
  if (v === 'last') {
    port2.close();
  }
});
port2.on('close', () => {
  order.push('closed');
  console.log(order);
  next();
});
port1.postMessage('first');
port1.postMessage({ second: 2 });
process.nextTick(() => order.push('tick'));
Promise.resolve().then(() => order.push('micro'));
port1.postMessage('last');
order.push('sync');
function next() {
  const c = new MessageChannel();
  c.port2.onmessage = (ev) => {
    console.log(
      ev.constructor.name,
      ev.type,
      ev.data,
      ev.target === c.port2,
      ev.ports,
      ev.origin,
      ev.lastEventId,
      ev.source,
    );
    const u = ev.data.bytes;
    console.log(u, sent.byteLength);
    c.port1.close();
    channels();
  };
  const sent = new ArrayBuffer(4);
  c.port1.postMessage({ bytes: new Uint8Array(sent) }, [sent]);
  console.log(
    sent.byteLength,
    t(() => c.port1.postMessage(1, [c.port1])),
  );
}
function channels() {
  const a = new BroadcastChannel('n');
  const b = new BroadcastChannel('n');
  const other = new BroadcastChannel('m');
  const got = [];
  b.onmessage = (ev) => {
    got.push(['b', ev.data]);
  };
  a.onmessage = () => got.push('never');
  other.onmessage = () => got.push('never');
  a.postMessage({ hello: 1 });
  a.postMessage('two');
  setTimeout(() => {
    console.log(
      got,
      a.name,
      t(() => a.postMessage()),
      t(() => new BroadcastChannel()),
    );
    a.close();
    b.close();
    other.close();
    console.log(
      t(() => a.postMessage(1)),
      String(new MessageEvent('x', { data: 1 })),
    );
    once();
  }, 20);
}
function once() {
  const { port1: p, port2: q } = new MessageChannel();
  q.once('message', (v) => {
    console.log('once', v, q.listenerCount('message'));
    p.postMessage('unheard');
    q.unref();
    const { port1: x, port2: y } = new MessageChannel();
    const moved = structuredClone({ y }, { transfer: [y] }).y;
    moved.on('message', (m) => {
      console.log('through a moved port', m);
      moved.close();
      p.close();
    });
    x.postMessage('hi');
  });
  p.postMessage(1);
  const ev = new MessageEvent('m');
  console.log(ev.data, ev.origin, ev.ports);
}
