/**
 * A Kafka broker inside this process and a schema registry beside it, for the standalone cluster
 * and for tests.
 *
 * <p>Both own a data directory that they lock, keep the ports that they found free there, and leave
 * nothing running when this process ends. Starting and closing block their caller; every other
 * method may be called from any thread. May use Kafka's server classes, which are no stable
 * interface, so nothing outside this module does; and {@link io.rejoin.embedded.tether} to start
 * processes.
 */
package io.rejoin.embedded;
