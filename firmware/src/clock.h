/* Time from the processor's time stamp counter; the date from the firmware's clock at the start. */
#ifndef CLOCK_H
#define CLOCK_H

void clock_open(void);
/* Monotonic milliseconds since the machine started, with a fraction. */
double clock_now(void);
/* Milliseconds since 1970 UTC. As the real-time clock counts whole seconds, up to a second behind. */
double clock_wall(void);

#endif
