/*
 * EFI events whose notifications are picked up from normal code. A firmware callback interrupts the engine between
 * any two instructions, so all it does is put its slot into a list. The list is made of the slots
 * themselves, each in it at most once: it cannot overflow, and nothing is allocated in a callback.
 */
#ifndef EVENTS_H
#define EVENTS_H

#include "firmware.h"

/* Slot and generation in one number below 2^53, never 0. */
typedef uint64_t EventId;

bool events_open(void);
/* Closes the events that a program has left open. */
void events_close(void);
/* Closes our own too, at the end of the application. */
void events_shut_down(void);

/* 0 when firmware or memory has no room for one more. */
EventId events_create(void);
/* NULL for an id that is not (or no longer) one. */
EFI_EVENT events_handle(EventId id);
bool events_destroy(EventId id);
/* A muted event's notification is kept back until it is unmuted. */
bool events_mute(EventId id, bool muted);
/* The ids notified since the last call, oldest first, at most `room`; answers how many. */
size_t events_take(double *ids, size_t room);
/* Whether events_take would give one. */
bool events_notified(void);
/* Sleeps until a notification or the time is over. */
void events_wait(double milliseconds);

size_t events_count(void); /* open now */
size_t events_late(void);  /* notifications that were dropped because their event had been closed */

#endif
