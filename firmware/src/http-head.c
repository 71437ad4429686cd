#include "http-head.h"
#include <stdlib.h>
#include <string.h>

enum { FIRST_WORDS = 32, FIRST_ROOM = 512, ROOM_TO_HOLD_ON_TO = 8192 };

static bool make_room(Head *head, size_t more) {
    if (head->room - head->stored >= more) return true;
    size_t room = head->room == 0 ? FIRST_ROOM : head->room;
    while (room - head->stored < more) room *= 2;
    uint8_t *store = realloc(head->store, room);
    if (store == NULL) return false;
    head->store = store;
    head->room = room;
    return true;
}

const uint8_t *head_bytes(const Head *head, const Word *word) {
    return word->kept ? head->store + word->offset : word->data;
}

/* Moves a word to the end of the store, where it can grow. */
static bool keep(Head *head, Word *word, size_t more) {
    if (word->kept && word->offset + word->length == head->stored) return make_room(head, more);
    if (!make_room(head, word->length + more)) return false;
    if (word->length > 0) memcpy(head->store + head->stored, head_bytes(head, word), word->length);
    word->offset = head->stored;
    word->kept = true;
    head->stored += word->length;
    return true;
}

static bool append(Head *head, Word *word, const char *at, size_t length) {
    const uint8_t *data = (const uint8_t *)at;
    if (word->length == 0 && !word->kept) {
        word->data = data;
    } else if (word->kept || word->data + word->length != data) {
        if (!keep(head, word, length)) return false;
        memcpy(head->store + head->stored, data, length);
        head->stored += length;
    }
    word->length += (uint32_t)length;
    return true;
}

/* Places for the pair under way. */
static bool open_pair(Head *head) {
    if (head->whole + 2 <= head->capacity) return true;
    size_t capacity = head->capacity == 0 ? FIRST_WORDS : head->capacity * 2;
    Word *words = realloc(head->words, capacity * sizeof *words);
    if (words == NULL) return false;
    memset(words + head->capacity, 0, (capacity - head->capacity) * sizeof *words);
    head->words = words;
    head->capacity = capacity;
    return true;
}

bool head_first(Head *head, const char *at, size_t length) { return append(head, &head->first, at, length); }

bool head_name(Head *head, const char *at, size_t length) {
    return open_pair(head) && append(head, &head->words[head->whole], at, length);
}

bool head_value(Head *head, const char *at, size_t length) {
    return open_pair(head) && append(head, &head->words[head->whole + 1], at, length);
}

bool head_end_pair(Head *head) {
    if (!open_pair(head)) return false;
    Word *value = &head->words[head->whole + 1];
    const uint8_t *bytes = head_bytes(head, value);
    while (value->length > 0 && (bytes[value->length - 1] == ' ' || bytes[value->length - 1] == '\t')) value->length--;
    head->whole += 2;
    if (head->whole + 2 <= head->capacity) memset(&head->words[head->whole], 0, 2 * sizeof(Word));
    return true;
}

bool head_keep(Head *head) {
    if (head->first.length > 0 && !head->first.kept && !keep(head, &head->first, 0)) return false;
    for (size_t i = 0; i < head->whole + 2 && i < head->capacity; i++) {
        Word *word = &head->words[i];
        if (word->length > 0 && !word->kept && !keep(head, word, 0)) return false;
    }
    return true;
}

void head_clear(Head *head) {
    head->first = (Word){ 0 };
    if (head->capacity > 0) memset(head->words, 0, 2 * sizeof(Word));
    head->whole = 0;
    head->stored = 0;
    if (head->room > ROOM_TO_HOLD_ON_TO) {
        free(head->store);
        head->store = NULL;
        head->room = 0;
    }
}

void head_free(Head *head) {
    free(head->words);
    free(head->store);
    *head = (Head){ 0 };
}
