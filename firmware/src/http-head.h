/*
 * The words of a message's head (or of its trailers) while llhttp finds them: places in the chunk as long as that
 * lasts, copies of those that go on in the next one. A head that comes in one piece is not copied at all.
 */
#ifndef HTTP_HEAD_H
#define HTTP_HEAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    const uint8_t *data; /* in the chunk; not used when kept */
    size_t offset;       /* in the store, when kept */
    uint32_t length;
    bool kept;
} Word;

typedef struct {
    Word *words;         /* name, value, name, value, … and behind them the pair under way */
    size_t whole;        /* words of pairs that are whole */
    size_t capacity;
    Word first;          /* request target or status message */
    uint8_t *store;
    size_t stored, room;
} Head;

/* Out of memory is told by false. */
bool head_first(Head *head, const char *at, size_t length);
bool head_name(Head *head, const char *at, size_t length);
bool head_value(Head *head, const char *at, size_t length);
/* The pair under way is whole. Spaces and tabs at the end of its value go. */
bool head_end_pair(Head *head);
/* The chunk is about to go: what points into it is copied. */
bool head_keep(Head *head);
const uint8_t *head_bytes(const Head *head, const Word *word);
/* Forgets all words, keeps the memory for the next message. */
void head_clear(Head *head);
void head_free(Head *head);

#endif
