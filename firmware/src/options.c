#include "options.h"
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 2048 };

/* CHAR16 or, from some loaders, plain ASCII: told apart by the second byte. */
static void narrow(const EFI_LOADED_IMAGE *image, char *text) {
    const uint8_t *bytes = image->LoadOptions;
    size_t size = image->LoadOptionsSize, length = 0;
    if (bytes == NULL) size = 0;
    size_t step = size >= 2 && bytes[1] == 0 ? 2 : 1;
    for (size_t i = 0; i + step <= size && length + 1 < LONGEST; i += step) {
        uint8_t character = step == 2 && bytes[i + 1] != 0 ? '?' : bytes[i];
        if (character == 0) break;
        text[length++] = (char)character;
    }
    text[length] = 0;
}

static uint16_t number(const char *text) {
    unsigned long value = strtoul(text, NULL, 0);
    return value <= 0xffff ? (uint16_t)value : 0;
}

Options options_read(const EFI_LOADED_IMAGE *image) {
    char text[LONGEST], *rest = text, *word;
    Options options = { false, 0, 0 };
    narrow(image, text);
    while ((word = strsep(&rest, " \t")) != NULL) {
        if (strcmp(word, "host=qemu") == 0) options.qemu = true;
        else if (strncmp(word, "port=", 5) == 0) options.port = number(word + 5);
        else if (strncmp(word, "exit=", 5) == 0) options.exit_port = number(word + 5);
    }
    /* Without a port of ours there is nobody to talk to but the console, as on hardware. */
    if (options.port == 0) options.qemu = false;
    if (!options.qemu) options.exit_port = 0;
    return options;
}
