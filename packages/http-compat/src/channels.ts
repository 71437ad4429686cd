/** The diagnostics channels of http, as documented with `node:diagnostics_channel`. */
import { type Channel, channel } from 'node:diagnostics_channel';

export interface Channels {
  readonly clientRequestCreated: Channel;
  readonly clientRequestStart: Channel;
  readonly clientRequestError: Channel;
  readonly clientResponseFinish: Channel;
  readonly serverRequestStart: Channel;
  readonly serverResponseCreated: Channel;
  readonly serverResponseFinish: Channel;
}

export function openChannels(): Channels {
  return {
    clientRequestCreated: channel('http.client.request.created'),
    clientRequestStart: channel('http.client.request.start'),
    clientRequestError: channel('http.client.request.error'),
    clientResponseFinish: channel('http.client.response.finish'),
    serverRequestStart: channel('http.server.request.start'),
    serverResponseCreated: channel('http.server.response.created'),
    serverResponseFinish: channel('http.server.response.finish'),
  };
}
