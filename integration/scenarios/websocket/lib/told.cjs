/** Tells each event of a WebSocket, and resolves with its last. */
function watch(name, socket) {
  return new Promise((resolve) => {
    socket.addEventListener('open', () =>
      console.log(
        name,
        'open',
        socket.readyState,
        JSON.stringify(socket.protocol),
        JSON.stringify(socket.extensions),
      ),
    );
    socket.addEventListener('message', ({ data }) => console.log(name, 'message', shown(data)));
    socket.addEventListener('error', (event) =>
      console.log(
        name,
        'error',
        event.constructor.name,
        JSON.stringify(event.message ?? ''),
        socket.readyState,
      ),
    );
    socket.addEventListener('close', ({ code, reason, wasClean }) => {
      console.log(name, 'close', code, JSON.stringify(reason), wasClean, socket.readyState);
      resolve();
    });
  });
}

function shown(data) {
  if (typeof data === 'string') return data.length > 60 ? `${data.length} characters` : JSON.stringify(data);
  if (data instanceof ArrayBuffer)
    return data.byteLength > 30
      ? `${data.byteLength} bytes`
      : `ArrayBuffer ${Buffer.from(data).toString('hex')}`;
  return `${data.constructor.name} ${data.size} ${JSON.stringify(data.type)}`;
}

module.exports = { shown, watch };
