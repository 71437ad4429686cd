#include "console.h"
#include "firmware.h"

enum { BUFFER = 512 };

static CHAR16 line[BUFFER + 3];
static size_t used;
static uint32_t partial;  /* bits of a character that is not whole yet */
static unsigned expected; /* continuation bytes still to come */

static void flush(void) {
    if (used == 0) return;
    line[used] = 0;
    used = 0;
    if (ST->ConOut != NULL) ST->ConOut->OutputString(ST->ConOut, line);
}

static void put(uint32_t character) {
    if (character == '\n') line[used++] = '\r';
    line[used++] = character == 0 || character > 0xffff ? 0xfffd : (CHAR16)character;
    if (used >= BUFFER) flush();
}

static void take(uint8_t byte) {
    if (expected > 0 && (byte & 0xc0) == 0x80) {
        partial = partial << 6 | (byte & 0x3f);
        if (--expected == 0) put(partial);
        return;
    }
    if (expected > 0) put(0xfffd);
    expected = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    partial = byte & (0x3f >> expected);
    if (byte < 0x80) put(byte);
    else if (expected == 0) put(0xfffd);
}

void console_write(const void *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) take(((const uint8_t *)bytes)[i]);
    flush();
}
