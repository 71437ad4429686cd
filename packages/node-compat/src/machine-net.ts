/** The machine's net, http and sockets, made when the program first asks for one of them. */
import { createHttp, createHttpInternals, type HttpInternals, type HttpModule } from '@efi-node/http-compat';
import { createNet, type Net } from '@efi-node/net-compat';
import { createSockets, type Sockets } from '@efi-node/select';
import { runtime } from './context.ts';
import { isInScopeOf } from './async-resource.ts';
import { liveHandles } from './live-handles.ts';
import { lookup } from './dns/lookup.ts';
import { machineStacks } from './machine-stacks.ts';

let net: Net | undefined;
let sockets: Sockets | undefined;
let http: HttpModule | undefined;
let httpInternals: HttpInternals | undefined;

export function machineNet(): Net {
  net ??= createNet({
    machine: runtime().machine,
    tcp: machineStacks().tcp,
    lookup,
    isInScopeOf,
    live: liveHandles,
  });
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
  sockets ??= createSockets({ machine: runtime().machine, tcp: machineStacks().tcp, lookup });
  return sockets;
}
