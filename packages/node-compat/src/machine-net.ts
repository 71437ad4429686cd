/** The machine's TCP, net and http, made when the program first asks for one of them. */
import { createHttp, createHttpInternals, type HttpInternals, type HttpModule } from '@efi-node/http-compat';
import { createTcp, type TcpStack } from '@efi-node/efi-tcp4';
import { createNet, type Net } from '@efi-node/net-compat';
import { createSockets, type Sockets } from '@efi-node/select';
import { runtime } from './context.ts';
import { lookup } from './dns/lookup.ts';
import { writeSync } from './process/text.ts';

let tcp: TcpStack | undefined;
let net: Net | undefined;
let sockets: Sockets | undefined;
let http: HttpModule | undefined;
let httpInternals: HttpInternals | undefined;

export function machineTcp(): TcpStack {
  if (tcp !== undefined) return tcp;
  const { machine, config, closers } = runtime();
  const stack = createTcp(machine, {
    network: config.network,
    log: (line) => writeSync(2, `${line}\n`),
  });
  closers.push((done) => stack.close(done));
  tcp = stack;
  return stack;
}

export function machineNet(): Net {
  net ??= createNet({ machine: runtime().machine, tcp: machineTcp(), lookup });
  return net;
}

export function machineHttp(): HttpModule {
  http ??= createHttp({ machine: runtime().machine, net: machineNet() });
  return http;
}

/** The modules `_http_*`, which are one set of objects. */
export function machineHttpInternals(): HttpInternals {
  httpInternals ??= createHttpInternals(machineHttp());
  return httpInternals;
}

export function machineSockets(): Sockets {
  sockets ??= createSockets({ machine: runtime().machine, tcp: machineTcp(), lookup });
  return sockets;
}
