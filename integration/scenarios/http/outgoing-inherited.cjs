'use strict';
// A subclass of OutgoingMessage by util.inherits that gives it a head, as old packages do.
// covers: http.OutgoingMessage, http.OutgoingMessage#addTrailers, http.OutgoingMessage#end
// covers: http.OutgoingMessage#write, http.OutgoingMessage#headersSent, http.OutgoingMessage#writableEnded
// covers: http.OutgoingMessage#writableLength, http.OutgoingMessage:event:prefinish
const http = require('node:http');
const util = require('node:util');

function Mine() {
  http.OutgoingMessage.call(this);
  this.sendDate = false;
}
util.inherits(Mine, http.OutgoingMessage);
Mine.prototype._implicitHeader = function () {
  this._storeHeader('MINE / HTTP/1.1\r\n', { 'X-A': '1' });
};
const mine = new Mine();
mine.on('prefinish', () => console.log('prefinish'));
mine.write('one');
mine.addTrailers({ T: '1' });
mine.end('two');
console.log(mine.headersSent, mine.writableEnded, mine.writableLength > 0, mine._header);
console.log(JSON.stringify(mine.outputData.map(({ data }) => String(data)).join('')));
