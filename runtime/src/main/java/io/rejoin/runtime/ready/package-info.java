/**
 * Whether a program is of use now, and every reason why not.
 *
 * <p>Conditions may be set and read from any thread. Uses Micrometer.
 */
package io.rejoin.runtime.ready;
