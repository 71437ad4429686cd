/** The modules `_http_*` as far as published packages import them: the same objects under their old addresses. */
import type { HttpModule } from './http.ts';
import { readStart, readStop } from './incoming.ts';
import { parseUniqueHeaders } from './outgoing-headers.ts';
import { kUniqueHeaders } from './symbols.ts';
import { hasInvalidHeaderChar, isToken } from './tokens.ts';

export interface HttpInternals {
  readonly agent: object;
  readonly client: object;
  readonly common: object;
  readonly incoming: object;
  readonly outgoing: object;
  readonly server: object;
}

export function createHttpInternals(http: HttpModule): HttpInternals {
  const { validateHeaderName, validateHeaderValue } = http;
  return {
    agent: {
      Agent: http.Agent,
      get globalAgent() {
        return http.globalAgent;
      },
      set globalAgent(agent) {
        http.globalAgent = agent;
      },
    },
    client: { ClientRequest: http.ClientRequest },
    common: {
      _checkInvalidHeaderChar: hasInvalidHeaderChar,
      _checkIsHttpToken: isToken,
      chunkExpression: /(?:^|\W)chunked(?:$|\W)/i,
      continueExpression: /(?:^|\W)100-continue(?:$|\W)/i,
      CRLF: '\r\n',
      methods: http.METHODS,
    },
    incoming: { IncomingMessage: http.IncomingMessage, readStart, readStop },
    outgoing: {
      kUniqueHeaders,
      parseUniqueHeadersOption: parseUniqueHeaders,
      validateHeaderName,
      validateHeaderValue,
      OutgoingMessage: http.OutgoingMessage,
    },
    server: {
      STATUS_CODES: http.STATUS_CODES,
      Server: http.Server,
      ServerResponse: http.ServerResponse,
      _connectionListener: http._connectionListener,
    },
  };
}
