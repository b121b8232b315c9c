package io.rejoin.gate.net;

import java.util.function.DoubleSupplier;

/**
 * What every part of the data plane shares.
 *
 * @param budget room for clients that wait
 * @param clients all that are connected
 * @param jitter 0 up to, not including, 1; may be called from any thread
 */
record Plumbing(
    NetSettings settings,
    Transport transport,
    Dialer dialer,
    DataPlaneEvents events,
    HoldBudget budget,
    Turnstile clients,
    DoubleSupplier jitter) {}
