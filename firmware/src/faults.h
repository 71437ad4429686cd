/* Processor exceptions (page fault, general protection …) told to the developer's machine instead of silence. */
#ifndef FAULTS_H
#define FAULTS_H

#include "options.h"

/* Under QEMU only: on hardware the firmware's own handler shows the registers on the console. */
void faults_open(const Options *options);
void faults_close(void);

#endif
