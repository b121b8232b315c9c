/**
 * {@code rejoin demo}: the story for a newcomer, on real sockets and real processes. Every number
 * that it prints is measured while it runs.
 */
package io.rejoin.standalone.demo;
