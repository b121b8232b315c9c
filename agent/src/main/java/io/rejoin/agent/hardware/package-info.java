/**
 * What machine this is. Detection may take seconds and may fail in parts; it runs on whatever
 * thread asks, which should be none that anybody waits for. Uses OSHI and slf4j.
 */
package io.rejoin.agent.hardware;
