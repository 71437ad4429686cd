#include "http-strings.h"
#include "quickjs-inside.h"
#include <string.h>

/* A place holds the last string of its hash: words that never come again push out little. */
enum { PLACES = 1024, LONGEST = 64 };

typedef struct { JSValue string; uint64_t hash; bool used; } Place;
static Place places[PLACES];

static uint64_t hash_of(const uint8_t *bytes, size_t length) {
    uint64_t hash = length * 0x9e3779b97f4a7c15ull, part;
    for (; length >= 8; bytes += 8, length -= 8) {
        memcpy(&part, bytes, 8);
        hash = (hash ^ part) * 0xff51afd7ed558ccdull;
        hash ^= hash >> 32;
    }
    part = 0;
    memcpy(&part, bytes, length);
    hash = (hash ^ part) * 0xff51afd7ed558ccdull;
    return hash ^ hash >> 29;
}

static JSValue fresh(JSContext *context, const uint8_t *bytes, size_t length) {
    uint8_t *place;
    JSValue string = string_allocate8(context, length, &place);
    if (!JS_IsException(string)) memcpy(place, bytes, length);
    return string;
}

JSValue http_string(JSContext *context, const uint8_t *bytes, size_t length) {
    if (length > LONGEST) return fresh(context, bytes, length);
    uint64_t hash = hash_of(bytes, length);
    Place *place = &places[hash % PLACES];
    if (place->used && place->hash == hash && string_equals(place->string, bytes, length)) return JS_DupValue(context, place->string);
    JSValue string = fresh(context, bytes, length);
    if (JS_IsException(string)) return string;
    if (place->used) JS_FreeValue(context, place->string);
    *place = (Place){ JS_DupValue(context, string), hash, true };
    return string;
}

void http_strings_free(JSContext *context) {
    for (size_t i = 0; i < PLACES; i++)
        if (places[i].used) JS_FreeValue(context, places[i].string);
    memset(places, 0, sizeof places);
}
