/** The classes of events that a WebSocket fires; who makes the global has them. */
type EventClass = new (type: string, options?: unknown) => Event;

export interface MessageEvents {
  readonly MessageEvent: EventClass;
  readonly CloseEvent: EventClass;
  readonly ErrorEvent: EventClass;
}
