/**
 * Makes a cluster's topics and holds them against the catalogue, for {@code rejoin topics} and
 * {@code rejoin up}.
 */
package io.rejoin.standalone.topics;
