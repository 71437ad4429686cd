// The events' own classes.
const { told } = {
  told: (label, make) => {
    try {
      console.log(label, make());
    } catch (error) {
      console.log(label, error.name, error.code, error.message);
    }
  },
};

const close = new CloseEvent('close', { code: 4000, reason: 'why', wasClean: true, cancelable: true });
told('close', () => [
  close.type,
  close.code,
  close.reason,
  close.wasClean,
  close.cancelable,
  close instanceof Event,
  String(close),
]);
told('bare', () => [new CloseEvent('x').code, new CloseEvent('x').reason, new CloseEvent('x').wasClean]);
told('nothing', () => new CloseEvent());
told('code', () => new CloseEvent('x', { code: 70000 }).code);
told('code', () => new CloseEvent('x', { code: '12' }).code);
told('reason', () => new CloseEvent('x', { reason: 5 }).reason);
told('options', () => new CloseEvent('x', 5));
told('options', () => new CloseEvent('x', null).code);
const message = new MessageEvent('message', { data: { a: 1 }, origin: 'here', lastEventId: 'id', ports: [] });
told('message', () => [
  message.type,
  message.data,
  message.origin,
  message.lastEventId,
  message.source,
  message.ports,
  String(message),
]);
told('bare', () => {
  const { data, origin, lastEventId, source, ports } = new MessageEvent('x');
  return [data, origin, lastEventId, source, ports, Object.isFrozen(ports)];
});
told('nothing', () => new MessageEvent());
told('options', () => new MessageEvent('x', 5));
told('keys', () => [Object.keys(CloseEvent.prototype), Object.keys(MessageEvent.prototype)]);
told('own', () => [Object.keys(close), Object.keys(message)]);
told('name', () => [CloseEvent.name, CloseEvent.length, MessageEvent.name, MessageEvent.length]);
