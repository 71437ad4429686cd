/* Firmware does not start its network drivers for an application that was booted directly: we ask it to. */
#ifndef NETWORK_H
#define NETWORK_H

#include "bundle.h"

/* Connects the drivers, once, if the program's config.json does not say `"network": false`. */
void network_connect(BundleEntry config);

#endif
