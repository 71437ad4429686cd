import { EFI_DEVICE_ERROR, EFI_OUT_OF_RESOURCES } from '@efi-node/efi-core';
import type { SimPeer } from '@efi-node/efi-sim';
import { describe, expect, test } from 'vitest';
import { bytesOf, record } from '../compliance/peers.ts';
import { codeOf } from '../compliance/harness.ts';
import { testMachine } from '../machine.test.support.ts';
import type { TcpConnection } from '../tcp.ts';

const noMemory = { kind: 'status', status: EFI_OUT_OF_RESOURCES } as const;

describe('a connection over EFI_TCP4', () => {
  test("goes on sending after the peer's FIN", async () => {
    const one = testMachine();
    const { accepted } = await one.listen();
    const peer = one.host.connect('10.0.2.15', 80);
    peer.end('question');
    await one.until('accepted', () => accepted.length === 1);
    const [near] = accepted;
    if (near === undefined) throw new Error('nobody came');
    const heard = record(near);
    await one.until('the end', () => heard.ended);
    expect(heard.text()).toBe('question');
    let written = false;
    near.write([bytesOf('answer')], (error) => {
      written = error === undefined;
      near.shutdown(() => near.close(() => undefined));
    });
    await one.until('the answer', () => peer.ended);
    expect(written).toBe(true);
    expect(peer.text).toBe('answer');
    expect(peer.closed).toBe('finished');
    await one.close();
  });

  test('tells the writer that his bytes were taken before the reader hears the answer to them', async () => {
    const one = testMachine();
    one.host.listen(7, (peer) => {
      let bytes = 0;
      peer.onData = (data) => {
        bytes += data.length;
        if (bytes === 100_000) peer.write('answer');
      };
    });
    const near = await one.connect(7);
    const order: string[] = [];
    near.readStart({
      onData: () => order.push('answer'),
      onEnd: () => undefined,
      onError: () => undefined,
    });
    near.write([new Uint8Array(60_000)], () => order.push('first'));
    near.write([new Uint8Array(40_000)], () => order.push('second'));
    // The program is busy, and both come meanwhile.
    one.sim.clock.advance(3000);
    await one.until('the answer', () => order.includes('answer'));
    expect(order).toEqual(['first', 'second', 'answer']);
    near.abort(() => undefined);
    await one.close();
  });

  test('waits for the rest of an answer, not for the whole time that it had to begin in', async () => {
    const one = testMachine();
    let far: SimPeer | undefined;
    one.host.listen(7, (peer) => {
      far = peer;
      peer.onData = () => peer.after(100, () => peer.write('answer'));
    });
    const near = await one.connect(7);
    const heard = record(near);
    near.write([bytesOf('question')], () => undefined);
    near.shutdown(() => undefined);
    await one.until('the answer', () => heard.bytes === 6);
    const answered = one.sim.clock.now;
    await one.until('the FIN', () => far?.ended === true);
    expect(one.sim.clock.now - answered).toBeGreaterThanOrEqual(200);
    expect(one.sim.clock.now - answered).toBeLessThan(250);
    await one.close();
  });

  test('hears an answer that comes after its own shutdown', async () => {
    const one = testMachine();
    one.host.listen(7, (peer) => {
      peer.onData = () => peer.after(300, () => peer.end('answer'));
    });
    const near = await one.connect(7);
    const heard = record(near);
    near.write([bytesOf('question')], () => undefined);
    near.shutdown(() => undefined);
    await one.until('the end', () => heard.ended || heard.error !== undefined);
    expect([heard.text(), heard.error]).toEqual(['answer', undefined]);
    await one.close();
  });

  test.each([
    // Who said something before the shutdown, and milliseconds until the FIN: at least, less than.
    ['accepted', [], 30, 60],
    ['accepted', ['us'], 30, 60],
    ['accepted', ['peer'], 100, 140],
    ['accepted', ['peer', 'us'], 30, 60],
    ['connected', [], 30, 60],
    ['connected', ['peer'], 30, 60],
    ['connected', ['us'], 1000, 1050],
    ['connected', ['us', 'peer'], 30, 60],
  ] as const)('%s, after words of %j: its FIN waits', async (how, words, least, most) => {
    const one = testMachine();
    let peer: SimPeer | undefined;
    let near: TcpConnection | undefined;
    if (how === 'accepted') {
      const { accepted } = await one.listen();
      peer = one.host.connect('10.0.2.15', 80);
      await one.until('accepted', () => accepted.length === 1);
      [near] = accepted;
    } else {
      one.host.listen(7, (come) => {
        peer = come;
      });
      near = await one.connect(7);
      await one.until('met', () => peer !== undefined);
    }
    if (near === undefined || peer === undefined) throw new Error('nobody came');
    const far = peer;
    const heard = record(near);
    for (const [index, who] of words.entries()) {
      const spoken = words.slice(0, index + 1);
      if (who === 'us') near.write([bytesOf('!')], () => undefined);
      else far.write('!');
      await one.until('the word', () =>
        who === 'us'
          ? far.text.length === spoken.filter((one) => one === 'us').length
          : heard.bytes === spoken.filter((one) => one === 'peer').length,
      );
    }
    const before = one.sim.clock.now;
    near.shutdown(() => undefined);
    await one.until('the FIN', () => far.ended);
    expect(one.sim.clock.now - before).toBeGreaterThanOrEqual(least);
    expect(one.sim.clock.now - before).toBeLessThan(most);
    await one.close();
  });

  test('sends its FIN when the peer waits for it in silence', async () => {
    const one = testMachine();
    const { accepted } = await one.listen();
    const peer = one.host.connect('10.0.2.15', 80);
    await one.until('accepted', () => accepted.length === 1);
    accepted[0]?.write([bytesOf('all of it')], () => undefined);
    accepted[0]?.shutdown(() => undefined);
    await one.until('the FIN', () => peer.ended);
    expect(peer.text).toBe('all of it');
    await one.close();
  });

  test('sends small writes at once, as many as firmware takes, and its FIN behind them', async () => {
    const one = testMachine();
    const { accepted } = await one.listen();
    const peer = one.host.connect('10.0.2.15', 80);
    await one.until('accepted', () => accepted.length === 1);
    const [near] = accepted;
    if (near === undefined) throw new Error('nobody came');
    let sent = '';
    let refused = 0;
    for (let number = 0; number < 40; number += 1) {
      const text = `${number} `.repeat(500).slice(0, 1500);
      sent += text;
      if (near.tryWrite([bytesOf(text)], text.length)) continue;
      refused += 1;
      near.write([bytesOf(text)], () => undefined);
      // Nothing may overtake what waits.
      expect(near.tryWrite([bytesOf('!')], '!'.length)).toBe(false);
      await one.until('written', () => near.writeQueueSize === 0);
    }
    near.shutdown(() => undefined);
    await one.until('the FIN', () => peer.ended);
    expect(peer.text).toBe(sent);
    expect(refused).toBeLessThan(40);
    await one.close();
  });

  test('writes go on while nobody reads and the peer has filled the receive window', async () => {
    const one = testMachine();
    const SIZE = 2 * 1024 * 1024;
    let got = 0;
    one.host.listen(7, (peer) => {
      peer.write(new Uint8Array(SIZE));
      peer.onData = (bytes) => {
        got += bytes.length;
      };
    });
    const near = await one.connect(7);
    await one.pass(100);
    let written = false;
    near.write([new Uint8Array(SIZE)], (error) => {
      written = error === undefined;
    });
    await one.until('the writes', () => written && got === SIZE);
    // What was read ahead for it is a little, and nothing is lost of it.
    expect(near.readable).toBeLessThan(SIZE / 8);
    const heard = record(near);
    await one.until('the data', () => heard.bytes === SIZE);
    await one.close();
  });

  // What comes first decides whether the window, announced in units of 16 bytes, can be filled to the last one.
  test.each([0, 1, 2, 3, 7, 11, 15])(
    'acknowledgements are heard while the window is closed (%i)',
    async (first) => {
      const one = testMachine();
      const SIZE = 2 * 1024 * 1024;
      let got = 0;
      one.host.listen(7, (peer) => {
        peer.write(new Uint8Array(first));
        peer.write(new Uint8Array(SIZE));
        peer.onData = (bytes) => {
          got += bytes.length;
        };
      });
      const near = await one.connect(7);
      await one.pass(100);
      let written = false;
      near.write([new Uint8Array(SIZE)], (error) => {
        written = error === undefined;
      });
      await one.until('the writes', () => written && got === SIZE);
      // Each round trip would take 2 KiB if it had to be read for.
      expect(near.readable).toBeLessThan(4 * 2048);
      const heard = record(near);
      await one.until('the data', () => heard.bytes === first + SIZE);
      await one.close();
    },
  );

  test('what is read ahead leaves a remainder of the window behind it, by which the peer is heard', async () => {
    const one = testMachine();
    const SIZE = 2 * 1024 * 1024;
    let far: SimPeer | undefined;
    one.host.listen(7, (peer) => {
      far = peer;
      peer.discard();
      peer.pause();
      peer.write(new Uint8Array(3));
      peer.write(new Uint8Array(SIZE));
    });
    const near = await one.connect(7);
    near.write([new Uint8Array(SIZE)], () => undefined);
    // Nothing to read ahead for, but nobody knows. Now it is in the pause behind its first reads.
    await one.pass(1000);
    expect(near.readable).toBeGreaterThan(0);
    far?.resume();
    await one.pass(500);
    expect(far?.bytesReceived).toBe(SIZE);
    near.abort(() => undefined);
    await one.close();
  });

  test('is reset when it is closed with data that nobody has read', async () => {
    const one = testMachine();
    const { accepted } = await one.listen();
    const peer = one.host.connect('10.0.2.15', 80);
    await one.until('accepted', () => accepted.length === 1);
    const [near] = accepted;
    if (near === undefined) throw new Error('nobody came');
    record(near);
    near.readStop();
    peer.write('unread');
    await one.until('the data', () => near.readable === 6);
    near.close(() => undefined);
    await one.until('the end', () => peer.closed !== undefined);
    expect(peer.closed).toBe('reset');
    await one.close();
  });

  test('sends its FIN at once when it is closed after shutdown', async () => {
    const one = testMachine();
    const { accepted } = await one.listen();
    const peer = one.host.connect('10.0.2.15', 80);
    await one.until('accepted', () => accepted.length === 1);
    const before = one.sim.clock.now;
    accepted[0]?.shutdown(() => accepted[0]?.close(() => undefined));
    await one.until('the FIN', () => peer.ended);
    expect(one.sim.clock.now - before).toBeLessThan(50);
    await one.close();
  });

  test('a FIN that comes with data is heard after the data', async () => {
    const one = testMachine();
    one.host.listen(7, (peer) => peer.end('data and FIN'));
    const near = await one.connect(7);
    await one.pass(50);
    const heard = record(near);
    await one.until('the end', () => heard.ended);
    expect(heard.text()).toBe('data and FIN');
    await one.close();
  });

  test('a reset in the middle of a write ends reader, writer and queue', async () => {
    const one = testMachine();
    one.host.listen(7, (peer) => {
      peer.pause();
      peer.after(100, () => peer.reset());
    });
    const near = await one.connect(7);
    const heard = record(near);
    const codes: (string | undefined)[] = [];
    near.write([new Uint8Array(4 * 1024 * 1024)], (error) => codes.push(codeOf(error)));
    near.write([bytesOf('x')], (error) => codes.push(codeOf(error)));
    await one.until('the reset', () => heard.error !== undefined && codes.length === 2);
    expect([heard.error, ...codes]).toEqual(['reset', 'reset', 'reset']);
    expect(near.writeQueueSize).toBe(0);
    await one.close();
  });

  test('connect to a silent address ends at its time-out', async () => {
    const one = testMachine();
    await one.listen();
    one.host.silent = true;
    const before = one.machine.loop.now;
    expect(await one.connectCode(7, { timeout: 1500 })).toBe('timed-out');
    expect(one.machine.loop.now - before).toBeLessThan(2000);
    await one.close();
  });

  test("connect without a time-out ends at the stack's own", async () => {
    const one = testMachine();
    await one.listen();
    one.host.silent = true;
    expect(await one.connectCode(7)).toBe('timed-out');
    await one.close();
  });

  test.for(['Tcp4.CreateChild', 'Tcp4.Configure', 'Tcp4.Connect'])(
    'connect hears of %s failing',
    async (call) => {
      const one = testMachine();
      await one.listen();
      one.sim.faults.on(call, noMemory, { times: 1 });
      expect(await one.connectCode(7)).toBe('no-memory');
      one.host.listen(7, () => undefined);
      expect(await one.connectCode(7)).toBe(undefined);
      await one.close();
    },
  );

  test('runs out of pool at each allocation without a leak', async () => {
    for (let after = 0; after < 12; after += 1) {
      const one = testMachine();
      await one.listen();
      one.host.listen(7, () => undefined);
      one.sim.faults.on('native.allocate', noMemory, { after, times: 1 });
      const code = await one.connectCode(7);
      expect([undefined, 'no-memory']).toContain(code);
      expect(one.uncaught).toEqual([]);
      await one.close();
    }
  });

  test.for(['Tcp4.Receive', 'Tcp4.Transmit'])(
    '%s that fails ends the connection with its error',
    async (call) => {
      const one = testMachine();
      one.host.listen(7, () => undefined);
      const near = await one.connect(7);
      one.sim.faults.on(call, { kind: 'status', status: EFI_DEVICE_ERROR }, { times: 1 });
      const heard = record(near);
      near.write([bytesOf('x')], () => undefined);
      await one.until('the error', () => heard.error !== undefined);
      expect(heard.error).toBe('firmware');
      await one.close();
    },
  );

  test('a completion that is late or signalled for nothing loses no byte', async () => {
    const one = testMachine();
    one.host.listen(7, (peer) => {
      for (let count = 0; count < 10; count += 1) peer.write('0123456789');
      peer.end();
    });
    one.sim.faults.on('Tcp4.Receive', { kind: 'spurious' }, { times: 1 });
    one.sim.faults.on('Tcp4.Receive', { kind: 'late', by: 700 }, { times: 1 });
    const near = await one.connect(7);
    const heard = record(near);
    await one.until('the end', () => heard.ended);
    expect(heard.text()).toBe('0123456789'.repeat(10));
    await one.close();
  });

  test('a Transmit that is never completed does not keep the connection from being closed', async () => {
    const one = testMachine();
    one.host.listen(7, () => undefined);
    const near = await one.connect(7);
    one.sim.faults.on('Tcp4.Transmit', { kind: 'never' }, { times: 1 });
    near.write([new Uint8Array(100_000)], () => undefined);
    await one.pass(100);
    let closed = false;
    near.close(() => {
      closed = true;
    });
    await one.until('closed', () => closed);
    // Firmware has the token's memory for good, so it stays, and the report says so.
    await expect(one.close()).rejects.toThrow('left in firmware: 2 blocks, 1 events, 1 pins');
    expect(one.lines.at(-1)).toMatch(/^firmware did not give back .*EFI_TCP4_PROTOCOL.Transmit in \d+ ms$/);
  });

  test('a Close that is never completed ends with the program', async () => {
    const one = testMachine();
    one.host.listen(7, () => undefined);
    const near = await one.connect(7);
    one.sim.faults.on('Tcp4.Close', { kind: 'never' }, { times: 1 });
    near.shutdown(() => near.close(() => undefined));
    await one.pass(100);
    await one.close();
  });

  test('two hundred connections lose no completion', async () => {
    const one = testMachine();
    one.host.listen(7, (peer) => {
      peer.onData = (bytes) => peer.write(bytes);
    });
    const connections: TcpConnection[] = [];
    for (let count = 0; count < 200; count += 1) connections.push(await one.connect(7));
    const heard = connections.map((connection) => record(connection));
    for (const [index, connection] of connections.entries())
      connection.write([bytesOf(`number ${index}`)], () => undefined);
    await one.until('all echoes', () => heard.every((each, index) => each.text() === `number ${index}`));
    await one.close();
  });

  test('everything pending at once is cleaned up when the program ends', async () => {
    const one = testMachine();
    const { accepted } = await one.listen();
    one.host.listen(7, (peer) => peer.pause());
    one.host.connect('10.0.2.15', 80);
    await one.until('accepted', () => accepted.length === 1);
    for (let count = 0; count < 5; count += 1) {
      const connection = await one.connect(7);
      record(connection);
      connection.write([new Uint8Array(2 * 1024 * 1024)], () => undefined);
    }
    one.host.silent = true;
    one.stack.connect(
      { remote: { address: '10.0.2.2', port: 9 } },
      { onConnect: () => undefined, onError: () => undefined },
    );
    await one.pass(20);
    await one.close();
  });

  test('what was written before the end of the program arrives', async () => {
    const one = testMachine();
    one.host.listen(7, () => undefined);
    let text = '';
    let end: string | undefined;
    one.host.listen(8, (peer) => {
      peer.onData = () => {
        text = peer.text;
      };
      peer.onEnd = () => peer.end();
      peer.onClose = (how) => {
        end = how;
      };
    });
    const near = await one.connect(8);
    near.tryWrite([bytesOf('last words')], 'last words'.length);
    await one.close();
    expect([text, end]).toEqual(['last words', 'finished']);
  });
});
