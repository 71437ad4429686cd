/**
 * The compliance suite of `TcpStack` in firmware, in place of the runtime: on loopback, or between the two interfaces
 * of the machine that `config.json` names. Prints one line of JSON for each case.
 */
import { createMachine, type Native } from '@efi-node/efi-core';
import { createTcp, type TcpStack } from '@efi-node/efi-tcp4';
import { type Harness, runCompliance } from '@efi-node/efi-tcp4/compliance';

declare const efiNative: Native;

interface Interface {
  readonly hardware: string;
  /** What DHCP gives it. */
  readonly address: string;
}

interface Config {
  readonly interfaces?: readonly [Interface, Interface];
}

/** Milliseconds that a case waits for anything. */
const LIMIT = 40_000;

const native = efiNative;
const machine = createMachine(native);
const { loop } = machine;

function print(value: unknown): void {
  const text = `${JSON.stringify(value)}\n`;
  const bytes = new Uint8Array(native.byteLength(text, 'utf8'));
  native.encodeInto(text, 'utf8', bytes, 0, bytes.length);
  native.write(1, bytes);
}

function readConfig(): Config {
  const bytes = native.file('config.json');
  return bytes === undefined ? {} : JSON.parse(native.decode(bytes, 'utf8', 0, bytes.length));
}

function until(what: string, condition: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = native.now() + LIMIT;
    const look = (): void => {
      if (condition()) resolve();
      else if (native.now() > end) reject(new Error(`waited in vain for ${what}`));
      else loop.immediate(look);
    };
    look();
  });
}

/** Brings an interface up: it has its address as soon as something listens. */
async function listening(stack: TcpStack): Promise<void> {
  let settled = false;
  let failed: Error | undefined;
  const listener = stack.listen(
    { address: '0.0.0.0', port: 0 },
    {
      onListening: () => {
        settled = true;
      },
      onConnection: () => undefined,
      onError: (error) => {
        failed = error;
      },
    },
  );
  await until('an address', () => settled || failed !== undefined);
  listener.close(() => undefined);
  if (failed !== undefined) throw failed;
}

async function setUp(): Promise<{ harness: Harness; tearDown: () => Promise<void> }> {
  const { interfaces } = readConfig();
  const common = { loop, until, sizes: { bulk: 512 * 1024, flood: 3 * 1024 * 1024 } };
  let harness: Harness;
  let stacks: readonly TcpStack[];
  if (interfaces === undefined) {
    const stack = createTcp(machine, { network: false });
    const addresses = { stackAddress: '127.0.0.1', peerAddress: '127.0.0.1' };
    harness = { ...common, ...addresses, stack, peer: stack, limits: { halfClose: true } };
    stacks = [stack];
  } else {
    const [near, far] = interfaces;
    const stack = createTcp(machine, { interfaces: [near.hardware] });
    const peer = createTcp(machine, { interfaces: [far.hardware] });
    stacks = [stack, peer];
    for (const one of stacks) await listening(one);
    const addresses = { stackAddress: near.address, peerAddress: far.address };
    harness = { ...common, ...addresses, stack, peer, limits: { halfClose: false } };
  }
  return {
    harness,
    async tearDown() {
      let open = stacks.length;
      for (const one of stacks) {
        one.close(() => {
          open -= 1;
        });
      }
      await until('the stacks closed', () => open === 0);
      const { pins, events } = native.counters();
      const { children } = machine.bootServices;
      if (pins + events + children > 0) throw new Error(JSON.stringify({ left: { pins, events, children } }));
    },
  };
}

// One of the cases throws in a reader on purpose; what else is uncaught fails the run.
let uncaught = 0;
loop.setUncaught((error) => {
  if (error instanceof Error && error.message.includes('the reader failed')) return;
  uncaught += 1;
  print({ uncaught: String(error) });
});
const hold = loop.hold();
// From inside the loop: promises go on between its turns, and a turn with nothing to do sleeps.
loop.immediate(() => {
  runCompliance(setUp, print)
    .then(
      (failures) => print({ failures, uncaught }),
      (error: unknown) => print({ crashed: String(error) }),
    )
    .finally(() => hold.close());
});

let closing = false;
let closed = false;
native.onProgram({
  step: () => loop.turn(),
  close() {
    if (!closing) {
      closing = true;
      machine.close(() => {
        closed = true;
      });
    }
    if (!closed) loop.turn();
    return !closed;
  },
  exitCode: () => 0,
});
