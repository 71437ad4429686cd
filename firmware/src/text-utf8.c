#include "text.h"
#include <string.h>

#define HIGH_BITS 0x8080808080808080ull
enum { REPLACEMENT = 0xfffd };

/* How many bytes from here on are ASCII. */
static size_t ascii_run(const uint8_t *bytes, size_t length) {
    size_t i = 0;
    for (uint64_t eight; i + 8 <= length; i += 8) {
        memcpy(&eight, bytes + i, 8);
        if (eight & HIGH_BITS) break;
    }
    while (i < length && bytes[i] < 0x80) i++;
    return i;
}

static size_t narrow_length(const uint8_t *data, size_t length) {
    size_t extra = 0, i = 0;
    for (uint64_t eight; i + 8 <= length; i += 8) {
        memcpy(&eight, data + i, 8);
        /* The sum of the eight top bits, by one multiplication. */
        extra += ((eight & HIGH_BITS) >> 7) * 0x0101010101010101ull >> 56;
    }
    for (; i < length; i++) extra += data[i] >> 7;
    return length + extra;
}

static bool is_high(uint16_t unit) { return (unit & 0xfc00) == 0xd800; }
static bool is_low(uint16_t unit) { return (unit & 0xfc00) == 0xdc00; }

/* The character at *at, a lone surrogate replaced; *at then stands behind it. */
static uint32_t take(const uint16_t *data, size_t length, size_t *at) {
    uint16_t unit = data[(*at)++];
    if ((unit & 0xf800) != 0xd800) return unit;
    if (!is_high(unit) || *at == length || !is_low(data[*at])) return REPLACEMENT;
    return 0x10000 + ((uint32_t)(unit & 0x3ff) << 10 | (data[(*at)++] & 0x3ff));
}

static size_t size_of(uint32_t character) {
    return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
}

size_t utf8_length(Text text) {
    if (!text.wide) return narrow_length(text.data, text.length);
    size_t total = 0;
    for (size_t i = 0; i < text.length;) total += size_of(take(text.data, text.length, &i));
    return total;
}

static uint8_t *put(uint8_t *to, uint32_t character) {
    if (character < 0x80) {
        *to++ = (uint8_t)character;
        return to;
    }
    size_t size = size_of(character);
    static const uint8_t lead[] = { 0, 0, 0xc0, 0xe0, 0xf0 };
    for (size_t i = size; --i > 0; character >>= 6) to[i] = 0x80 | (character & 0x3f);
    *to = (uint8_t)(lead[size] | character);
    return to + size;
}

static size_t encode_narrow(const uint8_t *data, size_t length, uint8_t *target, size_t room) {
    uint8_t *to = target, *end = target + room;
    for (size_t i = 0; i < length && to < end;) {
        size_t left = (size_t)(end - to) < length - i ? (size_t)(end - to) : length - i;
        size_t run = ascii_run(data + i, left);
        memcpy(to, data + i, run);
        to += run;
        i += run;
        for (; i < length && data[i] >= 0x80; i++) {
            if (end - to < 2) return (size_t)(to - target);
            *to++ = 0xc0 | data[i] >> 6;
            *to++ = 0x80 | (data[i] & 0x3f);
        }
    }
    return (size_t)(to - target);
}

size_t utf8_encode(Text text, uint8_t *target, size_t room) {
    if (!text.wide) return encode_narrow(text.data, text.length, target, room);
    uint8_t *to = target;
    for (size_t i = 0; i < text.length;) {
        uint32_t character = take(text.data, text.length, &i);
        if (size_of(character) > room - (size_t)(to - target)) break;
        to = put(to, character);
    }
    return (size_t)(to - target);
}

/*
 * The character that starts at *at with a byte from 0x80 on; *at then stands behind it, or behind the longest part of
 * it that is there. A broken one is REPLACEMENT, and says so by *broken.
 */
static uint32_t take_sequence(const uint8_t **at, const uint8_t *end, bool *broken) {
    uint8_t lead = *(*at)++, least = 0x80, most = 0xbf;
    int more;
    uint32_t character;
    if (lead >= 0xc2 && lead <= 0xdf) more = 1, character = lead & 0x1f;
    else if (lead >= 0xe0 && lead <= 0xef) more = 2, character = lead & 0x0f;
    else if (lead >= 0xf0 && lead <= 0xf4) more = 3, character = lead & 0x07;
    else return *broken = true, REPLACEMENT;
    /* Over-long forms, surrogates and what lies beyond U+10FFFF show in the second byte. */
    if (lead == 0xe0) least = 0xa0;
    else if (lead == 0xed) most = 0x9f;
    else if (lead == 0xf0) least = 0x90;
    else if (lead == 0xf4) most = 0x8f;
    for (; more > 0; more--) {
        if (*at == end || **at < least || **at > most) return *broken = true, REPLACEMENT;
        character = character << 6 | (*(*at)++ & 0x3f);
        least = 0x80;
        most = 0xbf;
    }
    return character;
}

Shape utf8_shape(const uint8_t *bytes, size_t length) {
    const uint8_t *at = bytes, *end = bytes + length;
    Shape shape = { 0, false };
    bool broken;
    while (at < end) {
        size_t run = ascii_run(at, (size_t)(end - at));
        at += run;
        shape.length += run;
        while (at < end && *at >= 0x80) {
            uint32_t character = take_sequence(&at, end, &broken);
            shape.length += character > 0xffff ? 2 : 1;
            if (character > 0xff) shape.wide = true;
        }
    }
    return shape;
}

void utf8_decode8(const uint8_t *bytes, size_t length, uint8_t *target) {
    const uint8_t *at = bytes, *end = bytes + length;
    bool broken;
    while (at < end) {
        size_t run = ascii_run(at, (size_t)(end - at));
        memcpy(target, at, run);
        at += run;
        target += run;
        while (at < end && *at >= 0x80) *target++ = (uint8_t)take_sequence(&at, end, &broken);
    }
}

void utf8_decode16(const uint8_t *bytes, size_t length, uint16_t *target) {
    const uint8_t *at = bytes, *end = bytes + length;
    bool broken;
    while (at < end) {
        if (*at < 0x80) {
            *target++ = *at++;
            continue;
        }
        uint32_t character = take_sequence(&at, end, &broken);
        if (character > 0xffff) {
            *target++ = (uint16_t)(0xd7c0 + (character >> 10));
            *target++ = (uint16_t)(0xdc00 | (character & 0x3ff));
        } else {
            *target++ = (uint16_t)character;
        }
    }
}

bool utf8_valid(const uint8_t *bytes, size_t length) {
    const uint8_t *at = bytes, *end = bytes + length;
    bool broken = false;
    while (at < end && !broken) {
        at += ascii_run(at, (size_t)(end - at));
        while (at < end && *at >= 0x80 && !broken) take_sequence(&at, end, &broken);
    }
    return !broken;
}
