/**
 * The HTTP side that every program has: health, readiness with reasons, metrics, errors as JSON.
 *
 * <p>Requests run on a small pool of Jetty's threads. Uses Javalin and Jackson. What else a program
 * serves it adds as routes before the start.
 */
package io.rejoin.runtime.http;
