/* The headers of a PE image (Microsoft's PE format specification), as far as a section has to be found by them. */
#include "section.h"
#include <string.h>

enum { PE_OFFSET_FIELD = 0x3c, NAME_SIZE = 8 };

typedef struct {
    uint8_t signature[4];
    UINT16 machine, sections;
    UINT32 time, symbols, symbol_count;
    UINT16 optional_size, characteristics;
} Headers;

typedef struct {
    char name[NAME_SIZE];
    UINT32 virtual_size, address, raw_size, raw_pointer, relocations, line_numbers;
    UINT16 relocation_count, line_number_count;
    UINT32 characteristics;
} SectionHeader;

/* Whether [offset, offset + length) lies in the image. */
static bool inside(const EFI_LOADED_IMAGE *image, uint64_t offset, uint64_t length) {
    return offset <= image->ImageSize && length <= image->ImageSize - offset;
}

Section section_find(const EFI_LOADED_IMAGE *image, const char *name) {
    static const Section none = { NULL, 0 };
    uint8_t *base = image->ImageBase;
    UINT32 at;
    Headers headers;
    char wanted[NAME_SIZE + 1] = "";
    if (base == NULL || !inside(image, 0, PE_OFFSET_FIELD + sizeof at)) return none;
    memcpy(&at, base + PE_OFFSET_FIELD, sizeof at);
    if (!inside(image, at, sizeof headers)) return none;
    memcpy(&headers, base + at, sizeof headers);
    if (memcmp(headers.signature, "PE\0", sizeof headers.signature) != 0) return none;
    uint64_t table = (uint64_t)at + sizeof headers + headers.optional_size;
    strncpy(wanted, name, NAME_SIZE);
    for (unsigned i = 0; i < headers.sections; i++) {
        SectionHeader header;
        if (!inside(image, table + i * sizeof header, sizeof header)) return none;
        memcpy(&header, base + table + i * sizeof header, sizeof header);
        if (memcmp(header.name, wanted, NAME_SIZE) != 0) continue;
        if (!inside(image, header.address, header.virtual_size)) return none;
        return (Section){ base + header.address, header.virtual_size };
    }
    return none;
}
