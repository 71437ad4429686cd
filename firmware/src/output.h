/* Where words go: frames on QEMU's debugcon when we were told that it is there, else the firmware's console. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "options.h"

typedef enum { STREAM_OUT = 1, STREAM_ERROR = 2 } Stream;

void output_open(const Options *options);
/* UTF-8; a character may be split over two calls. */
void output_write(Stream stream, const void *bytes, size_t length);
/* A line on stderr, with the name of the application in front. printf's format. */
void output_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* JSON for the developer's machine (docs/architecture.md); nothing on hardware. printf's format. */
void output_event(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Writes a quoted JSON string, cut to the size of the target. */
void output_quote(char *target, size_t size, const char *text);

#endif
