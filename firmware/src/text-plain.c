#include "text.h"
#include <string.h>

/* The low byte of a character: what Node's latin1, hex and base64 see of it. */
static uint8_t low(Text text, size_t i) {
    return text.wide ? (uint8_t)((const uint16_t *)text.data)[i] : ((const uint8_t *)text.data)[i];
}

static size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

size_t utf16_encode(Text text, uint8_t *target, size_t room) {
    size_t units = smaller(text.length, room / 2);
    if (text.wide) memcpy(target, text.data, units * 2);
    else
        for (size_t i = 0; i < units; i++) {
            target[2 * i] = ((const uint8_t *)text.data)[i];
            target[2 * i + 1] = 0;
        }
    return units * 2;
}

Shape utf16_shape(const uint8_t *bytes, size_t length) {
    Shape shape = { length / 2, false };
    for (size_t i = 0; i < shape.length && !shape.wide; i++) shape.wide = bytes[2 * i + 1] != 0;
    return shape;
}

void utf16_decode8(const uint8_t *bytes, size_t length, uint8_t *target) {
    for (size_t i = 0; i < length / 2; i++) target[i] = bytes[2 * i];
}

size_t latin1_encode(Text text, uint8_t *target, size_t room) {
    size_t length = smaller(text.length, room);
    if (!text.wide) memcpy(target, text.data, length);
    else
        for (size_t i = 0; i < length; i++) target[i] = low(text, i);
    return length;
}

void ascii_decode(const uint8_t *bytes, size_t length, uint8_t *target) {
    for (size_t i = 0; i < length; i++) target[i] = bytes[i] & 0x7f;
}

static int nibble(uint8_t character) {
    if (character >= '0' && character <= '9') return character - '0';
    character |= 0x20;
    return character >= 'a' && character <= 'f' ? character - 'a' + 10 : -1;
}

size_t hex_encode(Text text, uint8_t *target, size_t room) {
    size_t pairs = smaller(text.length / 2, room);
    for (size_t i = 0; i < pairs; i++) {
        int upper = nibble(low(text, 2 * i)), lower = nibble(low(text, 2 * i + 1));
        if (upper < 0 || lower < 0) return i;
        target[i] = (uint8_t)(upper << 4 | lower);
    }
    return pairs;
}

void hex_decode(const uint8_t *bytes, size_t length, uint8_t *target) {
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < length; i++) {
        target[2 * i] = (uint8_t)digits[bytes[i] >> 4];
        target[2 * i + 1] = (uint8_t)digits[bytes[i] & 15];
    }
}

static const char standard[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static const char for_urls[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

enum { SKIP = 64, END = 65 };

/* The value of each character in either alphabet, made at first use. */
static const uint8_t *values(void) {
    static uint8_t table[256];
    if (table['='] == END) return table;
    memset(table, SKIP, sizeof table);
    for (uint8_t i = 0; i < 64; i++) table[(uint8_t)standard[i]] = table[(uint8_t)for_urls[i]] = i;
    table['='] = END;
    return table;
}

size_t base64_length(Text text) {
    size_t length = text.length;
    if (length > 0 && low(text, length - 1) == '=') length--;
    if (length > 1 && low(text, length - 1) == '=') length--;
    return length * 3 / 4;
}

/* Four characters at a time as long as all are of the alphabet; answers how many characters were read. */
static size_t decode_quads(const uint8_t *data, size_t length, uint8_t *target, size_t room, size_t *written) {
    const uint8_t *value = values();
    size_t i = 0, out = 0;
    for (; i + 4 <= length && out + 3 <= room; i += 4, out += 3) {
        uint8_t a = value[data[i]], b = value[data[i + 1]], c = value[data[i + 2]], d = value[data[i + 3]];
        if ((a | b | c | d) >= SKIP) break;
        target[out] = (uint8_t)(a << 2 | b >> 4);
        target[out + 1] = (uint8_t)(b << 4 | c >> 2);
        target[out + 2] = (uint8_t)(c << 6 | d);
    }
    *written = out;
    return i;
}

size_t base64_encode(Text text, uint8_t *target, size_t room) {
    const uint8_t *value = values();
    size_t out = 0, i = text.wide ? 0 : decode_quads(text.data, text.length, target, room, &out);
    uint32_t bits = 0;
    unsigned held = 0;
    for (; i < text.length && out < room; i++) {
        uint8_t six = value[low(text, i)];
        if (six == END) break;
        if (six == SKIP) continue;
        bits = bits << 6 | six;
        held += 6;
        if (held < 8) continue;
        held -= 8;
        target[out++] = (uint8_t)(bits >> held);
    }
    return out;
}

size_t base64_decoded_length(size_t length, bool url) {
    return url ? length / 3 * 4 + (length % 3 == 0 ? 0 : length % 3 + 1) : (length + 2) / 3 * 4;
}

void base64_decode(const uint8_t *bytes, size_t length, bool url, uint8_t *target) {
    const char *digits = url ? for_urls : standard;
    for (; length >= 3; bytes += 3, length -= 3) {
        uint32_t bits = (uint32_t)bytes[0] << 16 | (uint32_t)bytes[1] << 8 | bytes[2];
        *target++ = (uint8_t)digits[bits >> 18];
        *target++ = (uint8_t)digits[bits >> 12 & 63];
        *target++ = (uint8_t)digits[bits >> 6 & 63];
        *target++ = (uint8_t)digits[bits & 63];
    }
    if (length == 0) return;
    uint32_t bits = (uint32_t)bytes[0] << 16 | (length == 2 ? (uint32_t)bytes[1] << 8 : 0);
    *target++ = (uint8_t)digits[bits >> 18];
    *target++ = (uint8_t)digits[bits >> 12 & 63];
    if (length == 2) *target++ = (uint8_t)digits[bits >> 6 & 63];
    else if (!url) *target++ = '=';
    if (!url) *target = '=';
}
