/** A simulated machine with its stack, and a network around it. */
import { createMachine, type Machine } from '@efi-node/efi-core';
import {
  createSim,
  expectNoLeaks,
  type Sim,
  type SimHost,
  SimNetwork,
  type SimOptions,
} from '@efi-node/efi-sim';
import { codeOf } from './compliance/harness.ts';
import { createStacks, type Stacks, type TcpOptions } from './create.ts';
import type {
  TcpConnection,
  TcpConnectOptions,
  TcpErrorCode,
  TcpListener,
  TcpListenOptions,
  TcpStack,
} from './tcp.ts';

export interface TestMachine {
  readonly sim: Sim;
  readonly machine: Machine;
  readonly stacks: Stacks;
  /** The TCP of `stacks`. */
  readonly stack: TcpStack;
  readonly network: SimNetwork;
  /** 10.0.2.2. */
  readonly host: SimHost;
  /** What the stack logged. */
  readonly lines: readonly string[];
  readonly uncaught: readonly unknown[];
  until(what: string, condition: () => boolean): Promise<void>;
  /** Lets simulated time pass. */
  pass(milliseconds: number): Promise<void>;
  listen(options?: Partial<TcpListenOptions>): Promise<{ listener: TcpListener; accepted: TcpConnection[] }>;
  connect(port: number, options?: Partial<TcpConnectOptions>): Promise<TcpConnection>;
  connectCode(port: number, options?: Partial<TcpConnectOptions>): Promise<TcpErrorCode | undefined>;
  /** Closes stack and machine, and throws if anything is left in firmware. */
  close(): Promise<void>;
}

export function testMachine(options: SimOptions = {}, tcpOptions: TcpOptions = {}): TestMachine {
  const network = options.network instanceof SimNetwork ? options.network : new SimNetwork(options.network);
  const sim = createSim({ ...options, network });
  const machine = createMachine(sim.native);
  const lines: string[] = [];
  const uncaught: unknown[] = [];
  machine.loop.setUncaught((error) => uncaught.push(error));
  const stacks = createStacks(machine, { log: (line) => lines.push(line), ...tcpOptions });
  const stack = stacks.tcp;
  const host = network.host('10.0.2.2');

  const until = async (what: string, condition: () => boolean): Promise<void> => {
    if (condition()) return;
    const hold = machine.loop.hold();
    try {
      await sim.run(machine.loop, { until: condition, limit: 120_000 });
    } catch (error) {
      throw new Error(`waited in vain for ${what}`, { cause: error });
    } finally {
      hold.close();
    }
  };

  const attempt = async (
    port: number,
    connectOptions: Partial<TcpConnectOptions>,
  ): Promise<TcpConnection | Error> => {
    let outcome: TcpConnection | Error | undefined;
    stack.connect(
      { remote: { address: host.address, port }, ...connectOptions },
      {
        onConnect: (connection) => {
          outcome = connection;
        },
        onError: (error) => {
          outcome = error;
        },
      },
    );
    await until('the outcome of connect', () => outcome !== undefined);
    return outcome ?? new Error('no outcome');
  };

  return {
    sim,
    machine,
    stacks,
    stack,
    network,
    host,
    lines,
    uncaught,
    until,
    pass: async (milliseconds) => {
      let over = false;
      machine.loop.timer(() => {
        over = true;
      }, milliseconds);
      await until(`${milliseconds} ms`, () => over);
    },
    listen: async (listenOptions = {}) => {
      const accepted: TcpConnection[] = [];
      let outcome: true | Error | undefined;
      const listener = stack.listen(
        { address: '0.0.0.0', port: 80, ...listenOptions },
        {
          onListening: () => {
            outcome = true;
          },
          onConnection: (connection) => accepted.push(connection),
          onError: (error) => {
            outcome = error;
          },
        },
      );
      await until('the listener', () => outcome !== undefined);
      if (outcome instanceof Error) throw outcome;
      return { listener, accepted };
    },
    connect: async (port, connectOptions = {}) => {
      const outcome = await attempt(port, connectOptions);
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
    connectCode: async (port, connectOptions = {}) => {
      const outcome = await attempt(port, connectOptions);
      if (outcome instanceof Error) return codeOf(outcome);
      outcome.abort(() => undefined);
      return undefined;
    },
    close: async () => {
      let closed = false;
      stack.close(() =>
        machine.close(() => {
          closed = true;
        }),
      );
      await until('the machine closed', () => closed);
      expectNoLeaks(sim);
    },
  };
}
