/**
 * What the registry says: the values of its output topics. A state record holds all decision state
 * of its key, so that the registry can be rebuilt from its own topics; each is valid as the first
 * one seen for its key.
 *
 * <p>Times named {@code …AtMs} are append times of the control log, in milliseconds since 1970, for
 * people. Times named {@code …ClockMs} are log clock: only they are compared.
 */
package io.rejoin.schemas.state;
