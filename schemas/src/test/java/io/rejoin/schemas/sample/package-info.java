/**
 * Values drawn at random from a seed, for tests: every component takes its whole range, with a
 * leaning to the ends of it.
 */
package io.rejoin.schemas.sample;
