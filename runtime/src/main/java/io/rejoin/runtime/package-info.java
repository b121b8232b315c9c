/**
 * What the programs share and none of them should write twice: settings, life cycle, feed,
 * reporter, back-off and health, metrics, HTTP health. Knows topics as bytes; what a value means is
 * the business of whoever hands in the decoder.
 */
package io.rejoin.runtime;
