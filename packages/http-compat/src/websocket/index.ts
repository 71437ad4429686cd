/** The WebSocket client of a machine, over its `http`. */
export type { MessageEvents } from './events.ts';
export { createWebSocket, type WebSocketClass, type WebSocketInstance } from './websocket.ts';
