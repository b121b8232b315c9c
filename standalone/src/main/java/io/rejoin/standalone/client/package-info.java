/**
 * The registry's HTTP door from the outside, as the command line uses it. Blocking, for one thread;
 * uses the JDK's HTTP client and Jackson.
 */
package io.rejoin.standalone.client;
