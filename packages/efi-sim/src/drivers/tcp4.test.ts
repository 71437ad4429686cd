import {
  EFI_ABORTED,
  EFI_ACCESS_DENIED,
  EFI_CONNECTION_FIN,
  EFI_CONNECTION_RESET,
  EFI_HOST_UNREACHABLE,
  EFI_INVALID_PARAMETER,
  EFI_NO_MAPPING,
  EFI_NOT_STARTED,
  EFI_OUT_OF_RESOURCES,
  EFI_SUCCESS,
  EFI_TCP4_CONNECTION_STATE,
  EFI_TIMEOUT,
  EFI_UNSUPPORTED,
} from '@efi-node/efi-core';
import { describe, expect, it } from 'vitest';
import type { SimPeer } from '../net/peer.ts';
import type { SimOptions } from '../options.ts';
import { expectNoLeaks } from '../sim.ts';
import { type RawTcp, type RawToken, type Rig, rig } from './raw-tcp.test.support.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const peerAddress = '10.0.2.2';

const start = (options?: SimOptions): Rig => rig(options);

/** A connection that the machine opened, and its far end. */
function connected(
  r: Rig,
  behaviour: { receiveBuffer?: number; tcp?: { receiveBuffer?: number; sendBuffer?: number } } = {},
): { tcp: RawTcp; peer: SimPeer } {
  const peers: SimPeer[] = [];
  const listener = r.sim.network
    .host(peerAddress)
    .listen(80, (peer) => void peers.push(peer), { receiveBuffer: behaviour.receiveBuffer ?? 65_536 });
  const tcp = r.open();
  expect(tcp.configure({ remote: { address: peerAddress, port: 80 }, ...behaviour.tcp })).toBe(EFI_SUCCESS);
  const { status, token } = tcp.connect();
  expect(status).toBe(EFI_SUCCESS);
  r.pass(5);
  expect(token.status).toBe(EFI_SUCCESS);
  token.free();
  listener.close();
  const [peer] = peers;
  if (peer === undefined) throw new Error('the peer heard of no connection');
  return { tcp, peer };
}

function finish(r: Rig, tokens: readonly RawToken[], ...sockets: readonly RawTcp[]): void {
  for (const socket of sockets) socket.destroy();
  for (const token of tokens) token.free();
  r.machine.close(() => undefined);
  while (r.machine.loop.step(false));
  expectNoLeaks(r.sim);
}

describe('EFI_TCP4 Configure', () => {
  it('says EFI_NO_MAPPING without an address, and turns the policy to DHCP', () => {
    const r = start({ nics: [{}] });
    const tcp = r.open();
    expect(tcp.configure({ port: 80 })).toBe(EFI_NO_MAPPING);
    expect(r.sim.nics[0]?.configuration.policy).toBe('dhcp');
    r.pass(6000);
    expect(tcp.configure({ port: 80 })).toBe(EFI_SUCCESS);
    finish(r, [], tcp);
  });

  it('refuses a port while any connection has it, and frees it with DestroyChild', () => {
    const r = start();
    const listener = r.open();
    expect(listener.configure({ port: 80 })).toBe(EFI_SUCCESS);
    const second = r.open();
    expect(second.configure({ port: 80 })).toBe(EFI_INVALID_PARAMETER);
    const accept = listener.accept();
    r.sim.network.host(peerAddress).connect('10.0.2.15', 80);
    r.pass(5);
    const connection = listener.accepted(accept);
    listener.destroy();
    expect(second.configure({ port: 80 })).toBe(EFI_INVALID_PARAMETER);
    connection.destroy();
    expect(second.configure({ port: 80 })).toBe(EFI_SUCCESS);
    expect(second.configure({ port: 81 })).toBe(EFI_ACCESS_DENIED);
    finish(r, [accept], second);
  });

  it('refuses what is not configured, or not so', () => {
    const r = start();
    const tcp = r.open();
    const { status, token } = tcp.connect();
    expect(status).toBe(EFI_NOT_STARTED);
    expect(tcp.configure({ remote: { address: '224.0.0.1', port: 80 } })).toBe(EFI_INVALID_PARAMETER);
    expect(tcp.configure({ remote: { address: peerAddress, port: 0 } })).toBe(EFI_INVALID_PARAMETER);
    tcp.configure({ port: 80 });
    const listening = tcp.connect();
    expect(listening.status).toBe(EFI_ACCESS_DENIED);
    expect(tcp.tcp.call.Connect(null)).toBe(EFI_ACCESS_DENIED);
    expect(tcp.tcp.call.Transmit(null)).toBe(EFI_INVALID_PARAMETER);
    finish(r, [token, listening.token], tcp);
  });
});

describe('EFI_TCP4 Connect', () => {
  it.each([
    ['a closed port', EFI_CONNECTION_RESET, 10, (r: Rig) => void r.sim.network.host(peerAddress)],
    ['a silent host', EFI_TIMEOUT, 76_000, (r: Rig) => (r.sim.network.host(peerAddress).silent = true)],
    ['no host', EFI_TIMEOUT, 76_000, () => undefined],
    [
      'an unreachable host',
      EFI_HOST_UNREACHABLE,
      10,
      (r: Rig) => r.sim.network.setUnreachable(peerAddress, 'host'),
    ],
  ])('of %s fails', (_what, expected, time, prepare) => {
    const r = start();
    prepare(r);
    const tcp = r.open();
    tcp.configure({ remote: { address: peerAddress, port: 80 } });
    const { token } = tcp.connect();
    r.pass(time);
    expect(token.status).toBe(expected);
    finish(r, [token], tcp);
  });

  it('suffers planned faults', () => {
    const r = start();
    r.sim.network.host(peerAddress).listen(80, () => undefined);
    const sockets: RawTcp[] = [];
    const tokens: RawToken[] = [];
    const connect = (): { status: number; token: RawToken } => {
      const tcp = r.open();
      sockets.push(tcp);
      tcp.configure({ remote: { address: peerAddress, port: 80 } });
      const result = tcp.connect();
      tokens.push(result.token);
      return result;
    };
    const { faults } = r.sim;
    faults.on('Tcp4.Connect', { kind: 'status', status: EFI_OUT_OF_RESOURCES }, { times: 1 });
    faults.on('Tcp4.Connect', { kind: 'completion', status: EFI_ABORTED }, { times: 1 });
    faults.on('Tcp4.Connect', { kind: 'late', by: 500 }, { times: 1 });
    faults.on('Tcp4.Connect', { kind: 'never' }, { times: 1 });
    faults.on('Tcp4.Connect', { kind: 'spurious' }, { times: 1 });
    expect(connect().status).toBe(EFI_OUT_OF_RESOURCES);
    expect(connect().token.status).toBe(EFI_ABORTED);
    const late = connect().token;
    const never = connect().token;
    const spurious = connect().token;
    const into = new Float64Array(8);
    expect(Array.from(into.subarray(0, r.native.takeEvents(into)))).toContain(spurious.event);
    expect(spurious.status).toBeUndefined();
    const plain = connect().token;
    r.pass(100);
    expect([plain.status, spurious.status, late.status]).toEqual([EFI_SUCCESS, EFI_SUCCESS, undefined]);
    r.pass(500);
    expect(late.status).toBe(EFI_SUCCESS);
    expect(never.status).toBeUndefined();
    expect(sockets[3]?.tcp.call.Configure(null)).toBe(EFI_SUCCESS);
    expect(never.status).toBeUndefined();
    finish(r, tokens, ...sockets);
  });

  it('can be cancelled, but not on old firmware', () => {
    const r = start();
    r.sim.network.host(peerAddress).silent = true;
    const tcp = r.open();
    tcp.configure({ remote: { address: peerAddress, port: 80 } });
    const { token } = tcp.connect();
    expect(tcp.tcp.call.Cancel(token.address)).toBe(EFI_SUCCESS);
    expect(token.status).toBe(EFI_ABORTED);
    finish(r, [token], tcp);
    const old = start({ nics: [{ address: { address: '10.0.2.15' }, cancel: false }] });
    const socket = old.open();
    socket.configure({ port: 1 });
    expect(socket.tcp.call.Cancel(null)).toBe(EFI_UNSUPPORTED);
  });
});

describe('EFI_TCP4 Accept', () => {
  it('hands out connections in order, tokens first or connections first', () => {
    const r = start();
    const listener = r.open();
    listener.configure({ port: 80 });
    const host = r.sim.network.host(peerAddress);
    const first = listener.accept();
    host.connect('10.0.2.15', 80, { localPort: 1001 });
    host.connect('10.0.2.15', 80, { localPort: 1002 });
    r.pass(5);
    expect(first.status).toBe(EFI_SUCCESS);
    const second = listener.accept();
    expect(second.status).toBe(EFI_SUCCESS);
    const a = listener.accepted(first);
    const b = listener.accepted(second);
    expect(a.handle).not.toBe(b.handle);
    finish(r, [first, second], a, b, listener);
  });

  it('drops SYNs past the backlog, which come again after a second', () => {
    const r = start();
    const listener = r.open();
    listener.configure({ port: 80, backlog: 5 });
    const host = r.sim.network.host(peerAddress);
    const peers = Array.from({ length: 7 }, () => host.connect('10.0.2.15', 80));
    r.pass(500);
    expect(peers.filter((peer) => peer.connected)).toHaveLength(5);
    const tokens = [listener.accept(), listener.accept()];
    r.pass(400);
    expect(peers.filter((peer) => peer.connected)).toHaveLength(5);
    r.pass(200);
    expect(peers.filter((peer) => peer.connected)).toHaveLength(7);
    finish(r, tokens, ...tokens.map((token) => listener.accepted(token)), listener);
    r.pass(10);
    expect(peers.slice(2).every((peer) => peer.closed === 'reset')).toBe(true);
  });

  it('has one event for one token', () => {
    const r = start();
    const listener = r.open();
    listener.configure({ port: 80 });
    const token = listener.accept();
    expect(listener.tcp.call.Accept(token.address)).toBe(EFI_ACCESS_DENIED);
    listener.destroy();
    expect(token.status).toBe(EFI_ABORTED);
    finish(r, [token]);
  });
});

describe('EFI_TCP4 data', () => {
  it('reads what came, in parts, then the FIN', () => {
    const r = start();
    const { tcp, peer } = connected(r);
    const tokens: RawToken[] = [];
    const waiting = tcp.receive(4);
    tokens.push(waiting.token);
    r.pass(2);
    expect(waiting.token.status).toBeUndefined();
    peer.end('hello, world');
    r.pass(5);
    expect(waiting.token.status).toBe(EFI_SUCCESS);
    expect(text(r.received(waiting.token))).toBe('hell');
    const rest = tcp.receive(100);
    tokens.push(rest.token);
    expect(rest.token.status).toBe(EFI_SUCCESS);
    expect(text(r.received(rest.token))).toBe('o, world');
    const end = tcp.receive(100);
    tokens.push(end.token);
    expect(end.status).toBe(EFI_CONNECTION_FIN);
    // The peer's half-close leaves our side open.
    const sent = tcp.transmit(Buffer.from('still here'));
    tokens.push(sent.token);
    r.pass(5);
    expect(peer.text).toBe('still here');
    finish(r, tokens, tcp);
  });

  it('ends a waiting receive with the FIN', () => {
    const r = start();
    const { tcp, peer } = connected(r);
    const { token } = tcp.receive(10);
    peer.end();
    r.pass(5);
    expect(token.status).toBe(EFI_CONNECTION_FIN);
    finish(r, [token], tcp);
  });

  it('takes a FIN that comes with the last data', () => {
    const r = start();
    const { tcp, peer } = connected(r);
    const seen: string[] = [];
    r.sim.network.onPacket = (packet) => {
      if (packet.kind === 'tcp' && packet.from === peerAddress)
        seen.push(`${packet.data.length} ${packet.fin}`);
    };
    const first = tcp.receive(100);
    const second = tcp.receive(100);
    peer.end('all of it');
    r.pass(5);
    expect(seen).toEqual(['9 true']);
    expect(text(r.received(first.token))).toBe('all of it');
    expect(second.token.status).toBe(EFI_CONNECTION_FIN);
    finish(r, [first.token, second.token], tcp);
  });

  it('keeps a token for ever if so planned', () => {
    const r = start();
    const { tcp } = connected(r);
    r.sim.faults.on('Tcp4.Receive', { kind: 'never', evenAborted: true });
    const { token } = tcp.receive(10);
    tcp.tcp.Configure(null);
    tcp.destroy();
    expect(token.status).toBeUndefined();
    finish(r, [token]);
  });

  it('flushes unread data on RST and then denies access', () => {
    const r = start();
    const { tcp, peer } = connected(r);
    peer.write('lost');
    r.pass(2);
    peer.reset();
    r.pass(2);
    const { status, token } = tcp.receive(10);
    expect(status).toBe(EFI_ACCESS_DENIED);
    finish(r, [token], tcp);
  });

  it('ends what waits with EFI_CONNECTION_RESET', () => {
    const r = start();
    const { tcp, peer } = connected(r, { receiveBuffer: 1000 });
    peer.pause();
    const receive = tcp.receive(10);
    const transmit = tcp.transmit(new Uint8Array(5000));
    r.pass(5);
    expect(transmit.token.status).toBeUndefined();
    peer.reset();
    r.pass(5);
    expect(receive.token.status).toBe(EFI_CONNECTION_RESET);
    expect(transmit.token.status).toBe(EFI_CONNECTION_RESET);
    finish(r, [receive.token, transmit.token], tcp);
  });

  it('completes a Transmit when its data has gone out, not when it is acknowledged', () => {
    const r = start();
    const { tcp, peer } = connected(r);
    const { token } = tcp.transmit(Buffer.from('abc'));
    expect(token.status).toBe(EFI_SUCCESS);
    expect(peer.bytesReceived).toBe(0);
    r.pass(5);
    expect(peer.text).toBe('abc');
    finish(r, [token], tcp);
  });

  it('holds back what the peer has no window for, and parks when the send buffer is full', () => {
    const r = start();
    const { tcp, peer } = connected(r, { receiveBuffer: 4000, tcp: { sendBuffer: 8192 } });
    peer.pause();
    peer.discard();
    const tokens = Array.from({ length: 6 }, () => tcp.transmit(new Uint8Array(4000)).token);
    r.pass(20);
    expect(tokens.map((token) => token.status)).toEqual([
      0,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    peer.resume();
    r.pass(200);
    expect(tokens.every((token) => token.status === EFI_SUCCESS)).toBe(true);
    expect(peer.bytesReceived).toBe(24_000);
    finish(r, tokens, tcp);
  });

  it('closes the window when nobody reads', () => {
    const r = start();
    const { tcp, peer } = connected(r, { tcp: { receiveBuffer: 10_000 } });
    peer.write(new Uint8Array(50_000));
    r.pass(100);
    expect(peer.unacknowledged).toBe(40_000);
    const tokens: RawToken[] = [];
    let got = 0;
    while (got < 50_000) {
      const { token } = tcp.receive(7000);
      tokens.push(token);
      r.pass(5);
      expect(token.status).toBe(EFI_SUCCESS);
      got += r.received(token).length;
    }
    finish(r, tokens, tcp);
  });

  it('carries megabytes unchanged both ways', () => {
    const r = start();
    const { tcp, peer } = connected(r);
    const data = Uint8Array.from({ length: 3_000_000 }, (_, index) => (index * 7) >> 3);
    peer.write(data);
    const chunks: Uint8Array[] = [];
    let total = 0;
    while (total < data.length) {
      const { token } = tcp.receive(65_536);
      while (token.status === undefined) r.pass(1);
      const bytes = r.received(token).slice();
      chunks.push(bytes);
      total += bytes.length;
      token.free();
      const sent = tcp.transmit(bytes);
      while (sent.token.status === undefined) r.pass(1);
      sent.token.free();
    }
    r.pass(50);
    expect(Buffer.concat(chunks).equals(data)).toBe(true);
    expect(Buffer.from(peer.bytes).equals(data)).toBe(true);
    finish(r, [], tcp);
  });

  it('refuses descriptors that do not add up', () => {
    const r = start();
    const { tcp } = connected(r);
    const { token } = tcp.receive(10);
    tcp.tcp.call.Cancel(token.address);
    const packet = token.word(16);
    r.native.view(packet + 4, 1).fill(9);
    expect(tcp.tcp.call.Receive(token.address)).toBe(EFI_INVALID_PARAMETER);
    finish(r, [token], tcp);
  });

  it('crashes on Cancel of a Transmit in flight', () => {
    const r = start();
    const { tcp, peer } = connected(r, { receiveBuffer: 100 });
    peer.pause();
    const { token } = tcp.transmit(new Uint8Array(1000));
    expect(() => tcp.tcp.call.Cancel(token.address)).toThrow(/corrupts/);
    expect(r.sim.crashes).toHaveLength(1);
    expect(() => expectNoLeaks(r.sim)).toThrow(/corrupts/);
  });
});

describe('packets', () => {
  it('move one at a time with each Poll', () => {
    const r = start();
    const { tcp, peer } = connected(r);
    peer.write(new Uint8Array(1460 * 3));
    r.sleep(1);
    const card = r.sim.nics[0]?.nic;
    expect(card?.waiting).toBe(3);
    expect(tcp.tcp.call.Poll()).toBe(EFI_SUCCESS);
    expect(card?.waiting).toBe(2);
    finish(r, [], tcp);
  });

  it('move one at each 10 ms tick without', () => {
    const r = start();
    const { tcp, peer } = connected(r);
    peer.write(new Uint8Array(1460 * 3));
    r.sleep(10);
    const { token } = tcp.receive(10_000);
    r.sleep(21);
    expect(r.received(token).length).toBe(1460);
    expect(r.sim.nics[0]?.nic.waiting).toBe(0);
    finish(r, [token], tcp);
  });

  it('wait while the cable is out', () => {
    const r = start();
    const { tcp, peer } = connected(r);
    const [card] = r.sim.nics;
    if (card === undefined) throw new Error('no NIC');
    card.link = false;
    peer.write('x');
    const { token } = tcp.receive(10);
    r.pass(100);
    expect(token.status).toBeUndefined();
    card.link = true;
    r.pass(100);
    expect(token.status).toBe(EFI_SUCCESS);
    finish(r, [token], tcp);
  });
});

describe('EFI_TCP4 Close', () => {
  it('is over 2 s after the peer acknowledged, when the peer does not close', () => {
    const r = start();
    const { tcp, peer } = connected(r);
    const { token } = tcp.close(false);
    r.pass(100);
    expect(peer.ended).toBe(true);
    expect(token.status).toBeUndefined();
    r.pass(2000);
    expect(token.status).toBe(EFI_SUCCESS);
    // What the peer sends now is answered with RST.
    peer.write('late');
    r.pass(5);
    expect(peer.closed).toBe('reset');
    finish(r, [token], tcp);
  });

  it('answers data that comes after it with RST', () => {
    const r = start();
    const { tcp, peer } = connected(r);
    const { token } = tcp.close(false);
    r.pass(5);
    peer.write('too late');
    r.pass(5);
    expect(peer.closed).toBe('reset');
    expect(token.status).toBe(EFI_SUCCESS);
    finish(r, [token], tcp);
  });

  it('waits 2 s in TIME_WAIT when both sides close, and none when the peer closed first', () => {
    const r = start();
    const first = connected(r);
    const closing = first.tcp.close(false);
    r.pass(5);
    first.peer.end();
    r.pass(100);
    expect(closing.token.status).toBeUndefined();
    const stateAt = r.native.allocate(4);
    first.tcp.tcp.GetModeData(stateAt, null, null, null, null);
    expect(r.native.view(stateAt, 1)[0]).toBe(EFI_TCP4_CONNECTION_STATE.values.Tcp4StateTimeWait);
    r.native.free(stateAt);
    r.pass(2000);
    expect(closing.token.status).toBe(EFI_SUCCESS);
    const second = connected(r);
    second.peer.end();
    r.pass(5);
    const passive = second.tcp.close(false);
    r.pass(5);
    expect(passive.token.status).toBe(EFI_SUCCESS);
    expect(second.peer.closed).toBe('finished');
    finish(r, [closing.token, passive.token], first.tcp, second.tcp);
  });

  it('sends RST when data is unread', () => {
    const r = start();
    const { tcp, peer } = connected(r);
    peer.write('unread');
    r.pass(5);
    const { token } = tcp.close(false);
    r.pass(5);
    expect(peer.closed).toBe('reset');
    expect(token.status).toBe(EFI_SUCCESS);
    finish(r, [token], tcp);
  });

  it('with AbortOnClose resets at once and aborts what waits', () => {
    const r = start();
    const { tcp, peer } = connected(r);
    const receive = tcp.receive(10);
    const { token } = tcp.close(true);
    expect(token.status).toBe(EFI_SUCCESS);
    expect(receive.token.status).toBe(EFI_ABORTED);
    r.pass(5);
    expect(peer.closed).toBe('reset');
    finish(r, [receive.token, token], tcp);
  });

  it('sends queued data before the FIN', () => {
    const r = start();
    const { tcp, peer } = connected(r, { receiveBuffer: 1000 });
    const transmit = tcp.transmit(new Uint8Array(6000));
    const { token } = tcp.close(false);
    r.pass(100);
    expect(peer.bytesReceived).toBe(6000);
    expect(peer.ended).toBe(true);
    expect(transmit.token.status).toBe(EFI_SUCCESS);
    r.pass(2100);
    finish(r, [transmit.token, token], tcp);
  });

  it('is silent with Configure(NULL) and with DestroyChild', () => {
    const r = start();
    const { tcp, peer } = connected(r);
    const { token } = tcp.receive(10);
    tcp.tcp.Configure(null);
    expect(token.status).toBe(EFI_ABORTED);
    r.pass(100);
    expect(peer.closed).toBeUndefined();
    peer.write('anybody?');
    r.pass(5);
    expect(peer.closed).toBe('reset');
    finish(r, [token], tcp);
  });
});
