/* JavaScript strings for words that come again and again (names of headers, their usual values, methods, '/'). */
#ifndef HTTP_STRINGS_H
#define HTTP_STRINGS_H

#include "quickjs.h"

/* The Latin-1 string of these bytes, from the table if it was asked for lately. */
JSValue http_string(JSContext *context, const uint8_t *bytes, size_t length);
/* Gives the table back, with the engine that its strings are of. */
void http_strings_free(JSContext *context);

#endif
