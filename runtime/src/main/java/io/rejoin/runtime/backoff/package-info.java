/**
 * When to try again, and what repeated failure means.
 *
 * <p>Pure but for {@link io.rejoin.runtime.backoff.HealthTracker}, which any thread may call. Uses
 * the JDK only; clock and randomness are handed in.
 */
package io.rejoin.runtime.backoff;
