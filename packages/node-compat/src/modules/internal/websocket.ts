/** `WebSocket` over this machine's http. */
import { createWebSocket, type MessageEvents } from '@efi-node/http-compat/websocket';
import { asConstructor } from '../../callable.ts';
import { runtime } from '../../context.ts';
import { machineHttp } from '../../machine-net.ts';
import { CloseEvent, ErrorEvent, MessageEvent } from './message-events.ts';

const environment = { http: machineHttp(), loop: runtime().loop };
// They are events to Node's types as well, which know more of what events inherit.
const events: MessageEvents = {
  CloseEvent: asConstructor(CloseEvent),
  ErrorEvent: asConstructor(ErrorEvent),
  MessageEvent: asConstructor(MessageEvent),
};
const WebSocket: unknown = createWebSocket(environment, events);

const exported: Record<string, unknown> = { WebSocket };
export default exported;
