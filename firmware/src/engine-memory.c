#include "engine-memory.h"
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/*
 * A buffer of some KiB lives for one packet or one string. musl gives its pages back at once and takes new ones for
 * the next, which costs two changes of the firmware's memory map and the zeroing of the pages. So blocks from 1 KiB
 * on are of certain sizes, four in each doubling, and a freed one waits in the list of its size.
 */
enum { SMALLEST_BITS = 10, LARGEST_BITS = 22, STEPS_BITS = 2, STEPS = 1 << STEPS_BITS, CLASSES = (LARGEST_BITS - SMALLEST_BITS) * STEPS };
enum { MOST_WAITING = 24 << 20 };

typedef struct Block { struct Block *next; } Block;

static Block *waiting[CLASSES];
static size_t waiting_bytes;

/* The class that a size is rounded up to; CLASSES when it has none. */
static unsigned class_of(size_t size) {
    if (size <= (1u << SMALLEST_BITS) || size > (1u << LARGEST_BITS)) return CLASSES;
    unsigned bits = 63 - (unsigned)__builtin_clzll(size - 1); /* 2^bits < size <= 2^(bits + 1) */
    return (bits - SMALLEST_BITS) * STEPS + (unsigned)((size - 1) >> (bits - STEPS_BITS) & (STEPS - 1));
}

static size_t size_of(unsigned class) {
    size_t base = (size_t)1 << (class / STEPS + SMALLEST_BITS);
    return base + (base >> STEPS_BITS) * (class % STEPS + 1);
}

void engine_memory_trim(void) {
    for (unsigned class = 0; class < CLASSES; class++)
        while (waiting[class] != NULL) {
            Block *block = waiting[class];
            waiting[class] = block->next;
            free(block);
        }
    waiting_bytes = 0;
}

static void *take_waiting(unsigned class) {
    Block *block = waiting[class];
    if (block == NULL) return NULL;
    waiting[class] = block->next;
    waiting_bytes -= size_of(class);
    return block;
}

static void *allocate(void *opaque, size_t size) {
    (void)opaque;
    unsigned class = class_of(size);
    if (class < CLASSES) {
        void *block = take_waiting(class);
        if (block != NULL) return block;
        size = size_of(class);
    }
    void *block = malloc(size);
    if (block != NULL || waiting_bytes == 0) return block;
    engine_memory_trim();
    return malloc(size);
}

static void *allocate_zeroed(void *opaque, size_t count, size_t size) {
    size_t total;
    (void)opaque;
    if (__builtin_mul_overflow(count, size, &total)) return NULL;
    unsigned class = class_of(total);
    if (class < CLASSES) {
        void *block = take_waiting(class);
        if (block != NULL) return memset(block, 0, total);
        total = size_of(class);
    }
    void *block = calloc(1, total);
    if (block != NULL || waiting_bytes == 0) return block;
    engine_memory_trim();
    return calloc(1, total);
}

static void release(void *opaque, void *pointer) {
    (void)opaque;
    if (pointer == NULL) return;
    /* musl answers the very size that was asked for, so this finds the blocks that were rounded up to a class. */
    size_t size = malloc_usable_size(pointer);
    unsigned class = class_of(size);
    if (class == CLASSES || size_of(class) != size || waiting_bytes + size > MOST_WAITING) {
        free(pointer);
        return;
    }
    Block *block = pointer;
    block->next = waiting[class];
    waiting[class] = block;
    waiting_bytes += size;
}

static void *reallocate(void *opaque, void *pointer, size_t size) {
    if (pointer == NULL) return allocate(opaque, size);
    size_t old = malloc_usable_size(pointer);
    unsigned class = class_of(size), old_class = class_of(old);
    if (class < CLASSES && size_of(class) == old) return pointer;
    if (class == CLASSES && old_class == CLASSES) {
        void *block = realloc(pointer, size);
        if (block != NULL || size == 0 || waiting_bytes == 0) return block;
        engine_memory_trim();
        return realloc(pointer, size);
    }
    void *block = allocate(opaque, size);
    if (block == NULL) return NULL;
    memcpy(block, pointer, old < size ? old : size);
    release(opaque, pointer);
    return block;
}

static size_t usable(const void *pointer) { return malloc_usable_size((void *)pointer); }

const JSMallocFunctions engine_memory = { allocate_zeroed, allocate, release, reallocate, usable };
