'use strict';
/** How a scenario meets its database, whose server takes connections a moment before it takes queries. */
const { Client } = require('pg');
const { up } = require('./up.cjs');

const PASSWORD = 'Geheim-ß';

/** Waits until queries are answered; gives the options of a client. */
async function database() {
  const place = { ...(await up()), user: 'efi', password: PASSWORD, database: 'postgres' };
  for (;;) {
    const client = new Client(place);
    try {
      await client.connect();
      await client.end();
      return place;
    } catch (error) {
      // cannot_connect_now
      if (error.code !== '57P03') throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

module.exports = { database, PASSWORD };
