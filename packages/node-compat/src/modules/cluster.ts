/** node:cluster: absent, but for its being an emitter that never emits: programs listen for 'exit' of workers. */
import { createAbsent } from '../unavailable.ts';
import { EventEmitter } from './events.ts';

const exported: unknown = Object.assign(new EventEmitter(), createAbsent('cluster'));
export default exported;
