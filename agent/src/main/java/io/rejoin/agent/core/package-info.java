/**
 * What the agent does and when, without a thread, a clock or a socket: inputs come as method calls
 * with the time beside them, actions go out as data. One thread at a time may use a machine. May
 * use the values of {@code schemas} and the back-off of {@code runtime}, nothing else.
 */
package io.rejoin.agent.core;
