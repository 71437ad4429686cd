#include "memory.h"
#include <string.h>

enum { PAGE = 4096, SPANS_PER_PAGE = PAGE / 16 - 1 };

/* What firmware gets to keep: at least 24 MiB (drivers, receive buffers of its TCP), and an eighth of a large machine. */
enum { LEAST_RESERVE = 24 << 20, RESERVE_SHARE = 8 };

/* A record of each range, so that all can be given back when the application ends. */
typedef struct { uintptr_t address, size; } Span;
typedef struct Table { struct Table *next; uintptr_t unused; Span spans[SPANS_PER_PAGE]; } Table;

static Table *tables;
static size_t taken, limit;

uint64_t memory_available(void) {
    UINTN size = 0, key, step;
    UINT32 version;
    uint64_t pages = 0;
    BS->GetMemoryMap(&size, NULL, &key, &step, &version);
    size += 16 * step; /* the allocation of the buffer itself can split entries */
    EFI_MEMORY_DESCRIPTOR *map;
    if (BS->AllocatePool(EfiLoaderData, size, (void **)&map) != EFI_SUCCESS) return 0;
    if (BS->GetMemoryMap(&size, map, &key, &step, &version) == EFI_SUCCESS)
        for (uint8_t *at = (uint8_t *)map; at < (uint8_t *)map + size; at += step) {
            EFI_MEMORY_DESCRIPTOR *entry = (EFI_MEMORY_DESCRIPTOR *)at;
            if (entry->Type == EfiConventionalMemory) pages += entry->NumberOfPages;
        }
    BS->FreePool(map);
    return pages * PAGE;
}

void memory_open(void) {
    uint64_t available = memory_available();
    uint64_t reserve = available / RESERVE_SHARE;
    if (reserve < LEAST_RESERVE) reserve = LEAST_RESERVE;
    limit = available > reserve ? available - reserve : 0;
}

static void *firmware_pages(size_t size) {
    EFI_PHYSICAL_ADDRESS address;
    EFI_STATUS status = BS->AllocatePages(AllocateAnyPages, EfiLoaderData, size / PAGE, &address);
    return status == EFI_SUCCESS ? (void *)(uintptr_t)address : NULL;
}

static Span *record(uintptr_t address) {
    for (Table *table = tables; table != NULL; table = table->next)
        for (size_t i = 0; i < SPANS_PER_PAGE; i++)
            if (table->spans[i].address == address) return &table->spans[i];
    return NULL;
}

/* A free place in the tables; NULL when there is no memory for a further table. */
static Span *free_record(void) {
    Span *span = record(0);
    if (span != NULL) return span;
    Table *table = firmware_pages(PAGE);
    if (table == NULL) return NULL;
    memset(table, 0, PAGE);
    table->next = tables;
    tables = table;
    return &table->spans[0];
}

void *memory_pages(size_t size) {
    size = (size + PAGE - 1) & ~(size_t)(PAGE - 1);
    if (size == 0 || size > limit || taken > limit - size) return NULL;
    Span *span = free_record();
    void *address = span == NULL ? NULL : firmware_pages(size);
    if (address == NULL) return NULL;
    memset(address, 0, size);
    *span = (Span){ (uintptr_t)address, size };
    taken += size;
    return address;
}

/* A part of a range may be given back too: its front, its end, or the middle. */
void memory_free_pages(void *address, size_t size) {
    uintptr_t start = (uintptr_t)address;
    size = (size + PAGE - 1) & ~(size_t)(PAGE - 1);
    Span *span = record(start);
    if (span == NULL || span->size != size) return; /* musl's malloc frees whole ranges only */
    span->address = 0;
    taken -= size;
    BS->FreePages(start, size / PAGE);
}

void memory_close(void) {
    while (tables != NULL) {
        Table *table = tables;
        tables = table->next;
        for (size_t i = 0; i < SPANS_PER_PAGE; i++)
            if (table->spans[i].address != 0) BS->FreePages(table->spans[i].address, table->spans[i].size / PAGE);
        BS->FreePages((uintptr_t)table, 1);
    }
    taken = 0;
}

size_t memory_taken(void) { return taken; }
size_t memory_limit(void) { return limit; }
