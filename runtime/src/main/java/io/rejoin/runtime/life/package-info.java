/**
 * How a program starts, runs and ends.
 *
 * <p>Parts start in order on the thread that runs the program and stop in reverse order, each on a
 * thread of its own with a time budget. Uses the JDK and slf4j only. Nothing here ends the process
 * but {@link io.rejoin.runtime.life.Exit}.
 */
package io.rejoin.runtime.life;
