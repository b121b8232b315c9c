/**
 * The embedded broker in a process of its own, for tests that kill, pause and restart it, and for
 * benchmarks that must not share its heap.
 *
 * <p>Methods block their caller and are meant for one thread. Uses {@link io.rejoin.embedded} and
 * {@link io.rejoin.embedded.tether}; nothing that runs in production uses it.
 */
package io.rejoin.embedded.process;
