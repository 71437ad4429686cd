import { createMachine, type Machine } from '@efi-node/efi-core';
import {
  createSim,
  expectNoLeaks,
  type NameQuestion,
  type NameReply,
  serveNames,
  type Sim,
  type SimOptions,
} from '@efi-node/efi-sim';
import { createStacks, type Stacks } from '@efi-node/efi-tcp4';
import { describe, expect, test } from 'vitest';
import { Channel, type ChannelOptions } from './channel.ts';
import type { Outcome } from './query.ts';
import { TYPES } from './record.ts';
import { addressesOf } from './results.ts';
import { createServer, type Server } from './server.ts';

const SERVER = '10.0.2.3';
const OTHER = '10.0.2.4';
const good: NameReply = { answers: [{ type: TYPES.A, data: Uint8Array.of(192, 0, 2, 1) }] };
const broken: NameReply = { raw: Uint8Array.of(1, 2, 3) };

type Answer = (question: NameQuestion) => NameReply | readonly NameReply[] | undefined;

interface Fixture {
  readonly sim: Sim;
  readonly machine: Machine;
  readonly stacks: Stacks;
  readonly asking: Set<Channel>;
  channel(options?: ChannelOptions, servers?: readonly Server[]): Channel;
  /** A server at the address; gives what it was asked, and when. */
  serve(
    address: string,
    answer: Answer,
  ): { readonly asked: readonly NameQuestion[]; readonly times: number[] };
  /** How a query ends: the addresses, or the code. */
  ask(channel: Channel, name?: string): Promise<readonly string[] | string>;
  pass(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

function fixture(options: SimOptions = {}): Fixture {
  const sim = createSim(options);
  const machine = createMachine(sim.native);
  const stacks = createStacks(machine);
  const { loop } = machine;
  const asking = new Set<Channel>();
  let id = 0;
  const random = (): number => (id += 1);
  const until = (condition: () => boolean): Promise<void> => sim.run(loop, condition);
  return {
    sim,
    machine,
    stacks,
    asking,
    channel(channelOptions, servers) {
      const channel = new Channel({ loop, stacks: () => stacks, random, asking }, channelOptions);
      if (servers !== undefined) channel.choose(servers);
      return channel;
    },
    serve(address, answer) {
      const times: number[] = [];
      const { asked } = serveNames(sim.network.host(address), (question) => {
        times.push(Math.round(sim.clock.now));
        return answer(question);
      });
      return { asked, times };
    },
    async ask(channel, name = 'name.test') {
      const outcomes: Outcome[] = [];
      channel.query(name, 'A', (given) => outcomes.push(given));
      await until(() => outcomes.length > 0);
      const [outcome] = outcomes;
      if (outcome === undefined || 'code' in outcome) return outcome?.code ?? '';
      return addressesOf(outcome.message, 'A').map(({ address }) => address);
    },
    async pass(milliseconds) {
      let over = false;
      loop.timer(() => {
        over = true;
      }, milliseconds);
      await until(() => over);
    },
    async close() {
      // Nothing of a query that has ended keeps the program alive.
      await sim.run(loop, { limit: 15_000 });
      let closed = false;
      stacks.tcp.close(() => machine.close(() => (closed = true)));
      const hold = loop.hold();
      await until(() => closed);
      hold.close();
      expectNoLeaks(sim);
    },
  };
}

/** Milliseconds between those times, to the tenth of a second. */
function gaps(times: readonly number[]): number[] {
  return times.slice(1).map((time, index) => Math.round((time - (times[index] ?? 0)) / 100) * 100);
}

describe('a channel', () => {
  test('asks the servers of DHCP, getting the machine an address first', async () => {
    const one = fixture();
    const { asked } = one.serve(SERVER, () => good);
    const channel = one.channel();
    expect(channel.servers).toEqual([]);
    expect(await one.ask(channel)).toEqual(['192.0.2.1']);
    expect(asked.map(({ name, over }) => [name, over])).toEqual([['name.test', 'udp']]);
    expect(channel.servers.map(({ address, port }) => [address, port])).toEqual([[SERVER, 53]]);
    await one.close();
  });

  test('does not count the time that the machine takes to get its address', async () => {
    const one = fixture({ network: { dhcp: { delay: 1000 } } });
    const { asked } = one.serve(SERVER, () => good);
    const channel = one.channel({ timeout: 100, tries: 1 }, [createServer(SERVER)]);
    expect(await one.ask(channel)).toEqual(['192.0.2.1']);
    expect(asked.length).toBe(1);
    await one.close();
  });

  test('touches nothing of firmware to ask loopback', async () => {
    const one = fixture();
    const channel = one.channel({ tries: 1 }, [createServer('127.0.0.1', 5353)]);
    expect(await one.ask(channel)).toBe('ECONNREFUSED');
    expect(one.sim.faults.calls('BootServices.ConnectController')).toBe(0);
    await one.close();
  });

  test('asks nobody when firmware names none, or has no network', async () => {
    for (const options of [{ network: { dhcp: { dns: [] } } }, { nics: [] }] satisfies SimOptions[]) {
      const one = fixture(options);
      expect(await one.ask(one.channel({ tries: 1 }))).toBe('ECONNREFUSED');
      await one.close();
    }
  });

  test('says why there is no network', async () => {
    const one = fixture({ nics: [] });
    const outcomes: Outcome[] = [];
    one.channel().query('name.test', 'A', (outcome) => outcomes.push(outcome));
    await one.sim.run(one.machine.loop, () => outcomes.length > 0);
    expect(outcomes).toMatchObject([{ code: 'ECONNREFUSED', cause: { code: 'network-unreachable' } }]);
    await one.close();
  });

  test('waits twice as long in each round, up to a limit', async () => {
    const one = fixture();
    const { times } = one.serve(SERVER, () => undefined);
    expect(await one.ask(one.channel({ timeout: 500, tries: 4 }))).toBe('ETIMEOUT');
    expect(gaps(times)).toEqual([500, 1000, 2000]);
    times.length = 0;
    expect(await one.ask(one.channel({ timeout: 500, tries: 4, maxTimeout: 700 }))).toBe('ETIMEOUT');
    expect(gaps(times)).toEqual([500, 700, 700]);
    await one.close();
  });

  test('asks four times from two seconds on when nothing is said', async () => {
    const one = fixture();
    const { times } = one.serve(SERVER, () => undefined);
    expect(await one.ask(one.channel({ timeout: -1 }))).toBe('ETIMEOUT');
    expect(gaps(times)).toEqual([2000, 4000, 8000]);
    await one.close();
  });

  test('asks the server with the fewest failures, the first of them', async () => {
    const one = fixture();
    const first = one.serve(SERVER, ({ count }) => (count < 3 ? undefined : good));
    const second = one.serve(OTHER, ({ count }) => (count < 2 ? undefined : good));
    const channel = one.channel({ timeout: 300, tries: 2 }, [createServer(SERVER), createServer(OTHER)]);
    expect(await one.ask(channel)).toEqual(['192.0.2.1']);
    // First, second, first, second, which answers and is asked from then on.
    expect([first.asked.length, second.asked.length]).toEqual([2, 2]);
    expect(await one.ask(channel)).toEqual(['192.0.2.1']);
    expect([first.asked.length, second.asked.length]).toEqual([2, 3]);
    await one.close();
  });

  test('takes an answer that comes after its round', async () => {
    const one = fixture();
    const host = one.sim.network.host(SERVER);
    const { asked } = one.serve(SERVER, () => undefined);
    const channel = one.channel({ timeout: 300, tries: 2 }, [createServer(SERVER)]);
    const asking = one.ask(channel);
    const { onDatagram } = host;
    host.onDatagram = (datagram) => {
      host.onDatagram = onDatagram;
      one.sim.clock.schedule(500, () => {
        one.serve(SERVER, () => good);
        host.onDatagram?.(datagram);
      });
    };
    expect(await asking).toEqual(['192.0.2.1']);
    expect(asked.length).toBe(1);
    await one.close();
  });

  test('is not disturbed by what an earlier attempt comes to', async () => {
    const one = fixture();
    // Silent at first; then, while the other is asked, nobody listens there any more.
    const host = one.sim.network.host(SERVER);
    host.onDatagram = (datagram) => one.sim.clock.schedule(400, () => host.refuseDatagram(datagram));
    const { asked } = one.serve(OTHER, () => undefined);
    const { onDatagram } = one.sim.network.host(OTHER);
    one.sim.network.host(OTHER).onDatagram = (datagram) =>
      one.sim.clock.schedule(250, () => {
        one.serve(OTHER, () => good);
        one.sim.network.host(OTHER).onDatagram?.(datagram);
        one.sim.network.host(OTHER).onDatagram = onDatagram;
      });
    const servers = [createServer(SERVER), createServer(OTHER)];
    expect(await one.ask(one.channel({ timeout: 300, tries: 1 }, servers))).toEqual(['192.0.2.1']);
    expect(asked.length).toBe(0);
    await one.close();
  });

  test.each([
    ['an id that is not its own', { ...good, id: 65_000 }, 'ETIMEOUT', 2],
    ['nothing', { raw: new Uint8Array(0) }, 'ETIMEOUT', 2],
    ['what is no message', broken, 'EBADRESP', 2],
    ['a failure', { rcode: 2 }, 'ESERVFAIL', 1],
    ['no such name', { rcode: 3 }, 'ENOTFOUND', 1],
    ['no data', {}, 'ENODATA', 1],
  ] as const)('that hears %s', async (_, reply, code, count) => {
    const one = fixture();
    const { asked } = one.serve(SERVER, () => reply);
    expect(await one.ask(one.channel({ timeout: 300, tries: 2 }))).toBe(code);
    expect(asked.length).toBe(count);
    await one.close();
  });

  test('of the system passes over a server that fails, for the next', async () => {
    const one = fixture();
    one.serve(SERVER, () => ({ rcode: 5 }));
    const servers = [createServer(SERVER), createServer(OTHER)];
    const other = one.serve(OTHER, () => good);
    expect(await one.ask(one.channel({ passesOver: true }, servers))).toEqual(['192.0.2.1']);
    expect(other.asked.length).toBe(1);
    expect(await one.ask(one.channel({}, [createServer(SERVER), createServer(OTHER)]))).toBe('EREFUSED');
    await one.close();
  });

  test('is refused where nobody listens, and by IPv6', async () => {
    const one = fixture();
    one.sim.network.host(SERVER);
    for (const address of [SERVER, '127.0.0.1', '::1'])
      expect(await one.ask(one.channel({ tries: 2 }, [createServer(address)]))).toBe('ECONNREFUSED');
    await one.close();
  });

  test.each([
    ['and is answered', good, ['192.0.2.1'], 2],
    ['and again when it closes', { raw: new Uint8Array(0) }, 'ECONNREFUSED', 3],
    ['and again when the answer is none', broken, 'EBADRESP', 3],
    ['and again when it is silent', undefined, 'ETIMEOUT', 3],
  ] as const)('asks over TCP what does not fit, %s', async (_, tcp, outcome, count) => {
    const one = fixture();
    const { asked } = one.serve(SERVER, ({ over }) => (over === 'udp' ? { ...good, truncated: true } : tcp));
    expect(await one.ask(one.channel({ timeout: 300, tries: 2 }))).toEqual(outcome);
    expect(asked.map(({ over }) => over)).toEqual(['udp', ...Array.from({ length: count - 1 }, () => 'tcp')]);
    await one.close();
  });

  test('asks over TCP where firmware has no EFI_UDP4', async () => {
    const one = fixture({ nics: [{ udp4: false }] });
    const { asked } = one.serve(SERVER, () => good);
    expect(await one.ask(one.channel())).toEqual(['192.0.2.1']);
    expect(asked.map(({ over }) => over)).toEqual(['tcp']);
    await one.close();
  });

  test('asks from the address that it was given, if it is one', async () => {
    const one = fixture();
    one.serve(SERVER, () => good);
    const channel = one.channel({ tries: 1 });
    channel.localAddress = '10.0.2.15';
    expect(await one.ask(channel)).toEqual(['192.0.2.1']);
    channel.localAddress = '10.9.9.9';
    expect(await one.ask(channel)).toBe('ECONNREFUSED');
    await one.close();
  });

  test('ends all that it asked when it is cancelled, later', async () => {
    const one = fixture();
    one.serve(SERVER, () => undefined);
    const channel = one.channel();
    const codes: string[] = [];
    const ask = (name: string): void =>
      channel.query(name, 'MX', (outcome) => codes.push('code' in outcome ? outcome.code : 'answered'));
    ask('one.test');
    channel.cancel();
    ask('two.test');
    ask('three..test');
    await one.pass(200);
    expect([codes, channel.isAsking, one.asking.size]).toEqual([['ECANCELLED', 'EBADNAME'], true, 1]);
    channel.cancel();
    expect(codes.length).toBe(2);
    await one.pass(1);
    expect([codes.slice(2), channel.isAsking, one.asking.size]).toEqual([['ECANCELLED'], false, 0]);
    await one.close();
  });

  test('that is closed calls nobody and leaves nothing, whatever it waits for', async () => {
    for (const wait of [0, 1, 10, 100, 500]) {
      const one = fixture();
      one.serve(SERVER, ({ over }) => (over === 'udp' ? { truncated: true } : undefined));
      const channel = one.channel();
      let called = 0;
      for (let count = 0; count < 5; count += 1) channel.query('name.test', 'A', () => (called += 1));
      await one.pass(wait);
      channel.close();
      await one.pass(1000);
      expect(called).toBe(0);
      await one.close();
    }
  });
});
