import { serveMosquitto } from './lib/mosquitto.mjs';

await serveMosquitto();
