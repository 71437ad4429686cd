/* Text in bytes: the encodings of Node's Buffer, with its leniency. No allocation, no engine. */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Characters of a string: Latin-1, or UTF-16 units when `wide`. */
typedef struct { const void *data; size_t length; bool wide; } Text;

/* How long the string will be that bytes decode to, and whether Latin-1 can hold it. */
typedef struct { size_t length; bool wide; } Shape;

/* -- UTF-8 (WHATWG Encoding): a broken sequence becomes one U+FFFD per maximal part, a lone surrogate EF BF BD */
size_t utf8_length(Text text);
/* Whole characters only, as many as there is room for; answers the bytes written. */
size_t utf8_encode(Text text, uint8_t *target, size_t room);
Shape utf8_shape(const uint8_t *bytes, size_t length);
void utf8_decode8(const uint8_t *bytes, size_t length, uint8_t *target);
void utf8_decode16(const uint8_t *bytes, size_t length, uint16_t *target);
bool utf8_valid(const uint8_t *bytes, size_t length);

/* -- UTF-16, little-endian; an odd byte at the end is not looked at */
size_t utf16_encode(Text text, uint8_t *target, size_t room);
Shape utf16_shape(const uint8_t *bytes, size_t length);
void utf16_decode8(const uint8_t *bytes, size_t length, uint8_t *target);

/* -- one byte a character: what does not fit loses its upper bits */
size_t latin1_encode(Text text, uint8_t *target, size_t room);
void ascii_decode(const uint8_t *bytes, size_t length, uint8_t *target);

/* -- hexadecimal: ends at the first pair that is none */
size_t hex_encode(Text text, uint8_t *target, size_t room);
void hex_decode(const uint8_t *bytes, size_t length, uint8_t *target);

/* -- base64: both alphabets are read, what is in neither is skipped, '=' ends */
size_t base64_length(Text text); /* of the bytes, guessed from the number of characters as Node does */
size_t base64_encode(Text text, uint8_t *target, size_t room);
size_t base64_decoded_length(size_t length, bool url);
void base64_decode(const uint8_t *bytes, size_t length, bool url, uint8_t *target);

#endif
