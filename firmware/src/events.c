#include "events.h"
#include "clock.h"
#include <math.h>
#include <stdlib.h>

enum { SLOTS_PER_BLOCK = 128, BLOCKS = 4096, SLOT_BITS = 20 };

/* Shorter waits are passed awake: the firmware's timer ticks every 10 ms and cannot wake us in time. */
#define SHORTEST_SLEEP_MS 1.0

typedef struct Slot {
    EFI_EVENT event;      /* NULL when closed */
    struct Slot *next;    /* in the list of notified slots, or in that of free ones */
    uint32_t index;       /* from 1 */
    uint32_t generation;
    uint8_t pending;      /* is in the list of notified slots */
    uint8_t muted;        /* is kept out of that list */
    uint8_t missed;       /* was notified while it was muted */
} Slot;

/* Blocks stay where they are: firmware holds the addresses of slots. */
static Slot *blocks[BLOCKS];
static size_t block_count, open_count, late_count;
static Slot *free_slots;

/*
 * Shared with the callback, newest first. It is taken as a whole, in one instruction that no callback can come between:
 * raising the TPL for it would cost as much as all else of a packet here.
 */
static Slot *volatile notified;
/* What was taken and is still to be handed out, oldest first: normal code's own. */
static Slot *taken;

static EFI_EVENT wake, timer;
/* Whether somebody sleeps on `wake`. */
static volatile bool asleep;

/* In the callback, or at TPL_NOTIFY. */
static void notify(Slot *slot) {
    if (slot->pending) return;
    slot->pending = 1;
    slot->next = notified;
    notified = slot;
    if (asleep) BS->SignalEvent(wake);
}

static void EFIAPI on_notify(EFI_EVENT event, void *context) {
    Slot *slot = context;
    (void)event;
    if (slot->muted) slot->missed = 1;
    else notify(slot);
}

bool events_open(void) {
    return BS->CreateEvent(0, 0, NULL, NULL, &wake) == EFI_SUCCESS &&
           BS->CreateEvent(EVT_TIMER, 0, NULL, NULL, &timer) == EFI_SUCCESS;
}

static bool grow(void) {
    if (block_count == BLOCKS) return false;
    Slot *block = calloc(SLOTS_PER_BLOCK, sizeof *block);
    if (block == NULL) return false;
    for (size_t i = SLOTS_PER_BLOCK; i-- > 0;) {
        block[i].index = (uint32_t)(block_count * SLOTS_PER_BLOCK + i + 1);
        block[i].next = free_slots;
        free_slots = &block[i];
    }
    blocks[block_count++] = block;
    return true;
}

static void give_back(Slot *slot) {
    slot->next = free_slots;
    free_slots = slot;
}

EventId events_create(void) {
    if (free_slots == NULL && !grow()) return 0;
    Slot *slot = free_slots;
    if (BS->CreateEvent(EVT_NOTIFY_SIGNAL, TPL_CALLBACK, on_notify, slot, &slot->event) != EFI_SUCCESS) {
        slot->event = NULL;
        return 0;
    }
    free_slots = slot->next;
    slot->generation++;
    open_count++;
    return (EventId)slot->generation << SLOT_BITS | slot->index;
}

static Slot *find(EventId id) {
    size_t index = id & ((1u << SLOT_BITS) - 1);
    if (index == 0 || index > block_count * SLOTS_PER_BLOCK) return NULL;
    Slot *slot = &blocks[(index - 1) / SLOTS_PER_BLOCK][(index - 1) % SLOTS_PER_BLOCK];
    return slot->event != NULL && slot->generation == id >> SLOT_BITS ? slot : NULL;
}

EFI_EVENT events_handle(EventId id) {
    Slot *slot = find(id);
    return slot == NULL ? NULL : slot->event;
}

bool events_destroy(EventId id) {
    Slot *slot = find(id);
    if (slot == NULL) return false;
    /* After this firmware calls no more; a slot that is in the list is given back when it is taken out. */
    BS->CloseEvent(slot->event);
    slot->event = NULL;
    slot->muted = slot->missed = 0;
    open_count--;
    if (!slot->pending) give_back(slot);
    return true;
}

bool events_mute(EventId id, bool muted) {
    Slot *slot = find(id);
    if (slot == NULL) return false;
    EFI_TPL level = BS->RaiseTPL(TPL_NOTIFY);
    slot->muted = muted;
    if (!muted && slot->missed) {
        slot->missed = 0;
        notify(slot);
    }
    BS->RestoreTPL(level);
    return true;
}

/* Moves what was notified behind what is left, which is nothing but when there was no room for it. */
static void take_notified(void) {
    Slot *newest = __atomic_exchange_n(&notified, NULL, __ATOMIC_ACQ_REL), *oldest = NULL, **end = &taken;
    while (newest != NULL) {
        Slot *next = newest->next;
        newest->next = oldest;
        oldest = newest;
        newest = next;
    }
    while (*end != NULL) end = &(*end)->next;
    *end = oldest;
}

size_t events_take(double *ids, size_t room) {
    size_t count = 0;
    if (notified != NULL) take_notified();
    while (taken != NULL && count < room) {
        Slot *slot = taken;
        taken = slot->next;
        /* From here on a notification puts it in the list again. */
        __atomic_store_n(&slot->pending, 0, __ATOMIC_RELEASE);
        if (slot->event != NULL) {
            ids[count++] = (double)((EventId)slot->generation << SLOT_BITS | slot->index);
        } else {
            late_count++;
            give_back(slot);
        }
    }
    return count;
}

bool events_notified(void) { return notified != NULL || taken != NULL; }

static void sleep_for(double milliseconds, double end) {
    EFI_EVENT either[2] = { wake, timer };
    UINTN which;
    if (milliseconds >= SHORTEST_SLEEP_MS) {
        double hundreds_of_nanoseconds = fmin(milliseconds * 1e4, 9e18);
        if (BS->SetTimer(timer, TimerRelative, (UINT64)hundreds_of_nanoseconds) == EFI_SUCCESS) {
            BS->WaitForEvent(2, either, &which);
            BS->SetTimer(timer, TimerCancel, 0);
            return;
        }
    }
    while (!events_notified() && clock_now() < end) __builtin_ia32_pause();
}

void events_wait(double milliseconds) {
    if (!(milliseconds > 0)) return;
    double end = clock_now() + milliseconds;
    /* A sleep that ended by the timer may have left a signal behind. A notification from here on sets it again. */
    BS->CheckEvent(wake);
    asleep = true;
    if (!events_notified()) sleep_for(milliseconds, end);
    asleep = false;
}

void events_close(void) {
    for (size_t b = 0; b < block_count; b++)
        for (size_t i = 0; i < SLOTS_PER_BLOCK; i++) {
            Slot *slot = &blocks[b][i];
            if (slot->event != NULL) events_destroy((EventId)slot->generation << SLOT_BITS | slot->index);
        }
}

void events_shut_down(void) {
    events_close();
    if (wake != NULL) BS->CloseEvent(wake);
    if (timer != NULL) BS->CloseEvent(timer);
}

size_t events_count(void) { return open_count; }
size_t events_late(void) { return late_count; }
