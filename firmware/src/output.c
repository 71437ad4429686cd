#include "output.h"
#include "console.h"
#include "io.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { KIND_EVENT = 3, LONGEST_FRAME = 0xffffff, LONGEST_LINE = 2048 };

static uint16_t channel; /* 0: there is only the console */

void output_open(const Options *options) {
    channel = options->qemu ? options->port : 0;
}

static void frame(uint8_t kind, const uint8_t *bytes, size_t length) {
    while (length > 0) {
        size_t part = length < LONGEST_FRAME ? length : LONGEST_FRAME;
        uint8_t head[4] = { kind, (uint8_t)part, (uint8_t)(part >> 8), (uint8_t)(part >> 16) };
        out_bytes(channel, head, sizeof head);
        out_bytes(channel, bytes, part);
        bytes += part;
        length -= part;
    }
}

void output_write(Stream stream, const void *bytes, size_t length) {
    if (channel != 0) frame((uint8_t)stream, bytes, length);
    else console_write(bytes, length);
}

void output_error(const char *format, ...) {
    char line[LONGEST_LINE] = "efi-node: ";
    size_t prefix = strlen(line);
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line + prefix, sizeof line - prefix - 1, format, arguments);
    va_end(arguments);
    if (length < 0) return;
    size_t end = prefix + (size_t)length;
    if (end > sizeof line - 2) end = sizeof line - 2;
    line[end] = '\n';
    output_write(STREAM_ERROR, line, end + 1);
}

void output_event(const char *format, ...) {
    if (channel == 0) return;
    char text[LONGEST_LINE];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (length > 0 && (size_t)length < sizeof text) frame(KIND_EVENT, (const uint8_t *)text, (size_t)length);
}

void output_quote(char *target, size_t size, const char *text) {
    size_t length = 0;
    target[length++] = '"';
    for (; *text != 0 && length + 8 < size; text++) {
        uint8_t character = (uint8_t)*text;
        if (character == '"' || character == '\\') target[length++] = '\\', target[length++] = (char)character;
        else if (character < 0x20) length += (size_t)snprintf(target + length, 7, "\\u%04x", character);
        else target[length++] = (char)character;
    }
    target[length++] = '"';
    target[length] = 0;
}
