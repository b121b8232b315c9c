/**
 * Java processes that end when the process that started them ends, also after a SIGKILL of it.
 *
 * <p>The tie is the child's standard input: a pipe of which only the parent holds the other end, so
 * that the kernel tells the child of the parent's death. Needs a POSIX {@code /bin/sh}. Uses the
 * JDK only; methods may be called from any thread.
 */
package io.rejoin.embedded.tether;
