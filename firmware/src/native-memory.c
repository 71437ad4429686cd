/* Pool memory, views of memory, and pinned buffers. */
#include "addresses.h"
#include "firmware.h"
#include "native.h"
#include <stdlib.h>
#include <string.h>

#define LARGEST_SIZE 4294967296.0

static AddressTable blocks;

typedef struct { JSValue buffer; size_t pins; } Pinned;
static AddressTable pinned;
static size_t pin_count;
static uint8_t nothing; /* where empty buffers are said to be */

NATIVE(allocate) {
    uint64_t size;
    void *address;
    (void)self, (void)count;
    if (!argument_integer(context, arguments[0], "allocate: argument 1 (size)", 0, LARGEST_SIZE, &size)) return JS_EXCEPTION;
    if (BS->AllocatePool(EfiBootServicesData, size == 0 ? 1 : size, &address) != EFI_SUCCESS)
        return JS_ThrowRangeError(context, "allocate: firmware has no %llu bytes of memory left", (unsigned long long)size);
    memset(address, 0, size);
    if (!addresses_insert(&blocks, (uintptr_t)address, NULL)) {
        BS->FreePool(address);
        return JS_ThrowOutOfMemory(context);
    }
    return JS_NewInt64(context, (int64_t)(uintptr_t)address);
}

NATIVE(free) {
    uint64_t address;
    (void)self, (void)count;
    if (!argument_address(context, arguments[0], "free: argument 1 (address)", &address)) return JS_EXCEPTION;
    AddressEntry *block = addresses_find(&blocks, address);
    if (block == NULL)
        return JS_ThrowRangeError(context, "free: 0x%llx is not from allocate, or was freed already", (unsigned long long)address);
    addresses_remove(&blocks, block);
    BS->FreePool((void *)(uintptr_t)address);
    return JS_UNDEFINED;
}

NATIVE(view) {
    uint64_t address, length;
    (void)self, (void)count;
    if (!argument_address(context, arguments[0], "view: argument 1 (address)", &address) ||
        !argument_integer(context, arguments[1], "view: argument 2 (length)", 0, LARGEST_SIZE, &length)) return JS_EXCEPTION;
    return JS_NewUint8Array(context, (uint8_t *)(uintptr_t)address, length, NULL, NULL, false);
}

NATIVE(pin) {
    uint8_t *data;
    size_t length;
    (void)self, (void)count;
    if (!bytes_view(context, arguments[0], "pin: argument 1 (buffer)", &data, &length)) return JS_EXCEPTION;
    if (length == 0) data = &nothing;
    AddressEntry *entry = addresses_find(&pinned, (uintptr_t)data);
    if (entry != NULL) {
        ((Pinned *)entry->thing)->pins++;
    } else {
        Pinned *pin = malloc(sizeof *pin);
        if (pin == NULL || !addresses_insert(&pinned, (uintptr_t)data, pin)) {
            free(pin);
            return JS_ThrowOutOfMemory(context);
        }
        /* The array holds its ArrayBuffer; which of several arrays at one address does not matter. */
        *pin = (Pinned){ JS_DupValue(context, arguments[0]), 1 };
    }
    pin_count++;
    return JS_NewInt64(context, (int64_t)(uintptr_t)data);
}

NATIVE(unpin) {
    uint64_t address;
    (void)self, (void)count;
    if (!argument_address(context, arguments[0], "unpin: argument 1 (address)", &address)) return JS_EXCEPTION;
    AddressEntry *entry = addresses_find(&pinned, address);
    if (entry == NULL) return JS_ThrowRangeError(context, "unpin: nothing is pinned at 0x%llx", (unsigned long long)address);
    Pinned *pin = entry->thing;
    pin_count--;
    if (--pin->pins == 0) {
        JSValue buffer = pin->buffer;
        addresses_remove(&pinned, entry);
        free(pin);
        JS_FreeValue(context, buffer);
    }
    return JS_UNDEFINED;
}

NATIVE(copyBytes) {
    uint8_t *data;
    size_t length;
    uint64_t start, end;
    (void)self, (void)count;
    if (!bytes_view(context, arguments[0], "copyBytes: argument 1 (source)", &data, &length) ||
        !argument_integer(context, arguments[1], "copyBytes: argument 2 (start)", 0, (double)length, &start) ||
        !argument_integer(context, arguments[2], "copyBytes: argument 3 (end)", (double)start, (double)length, &end)) return JS_EXCEPTION;
    if (!JS_IsObject(arguments[3]))
        return JS_ThrowTypeError(context, "copyBytes: argument 4 (prototype) must be an object, but it is %s", value_kind(arguments[3]));
    return bytes_like(context, arguments[3], data + start, end - start);
}

size_t native_memory_blocks(void) { return blocks.count; }
size_t native_memory_pins(void) { return pin_count; }

void native_memory_close(JSContext *context) {
    for (size_t i = 0; i < blocks.capacity; i++)
        if (blocks.entries[i].address != 0) BS->FreePool((void *)(uintptr_t)blocks.entries[i].address);
    for (size_t i = 0; i < pinned.capacity; i++)
        if (pinned.entries[i].address != 0) {
            Pinned *pin = pinned.entries[i].thing;
            JS_FreeValue(context, pin->buffer);
            free(pin);
        }
    addresses_free(&blocks);
    addresses_free(&pinned);
    pin_count = 0;
}
