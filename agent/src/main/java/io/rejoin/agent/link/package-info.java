/**
 * The ways to the registry: by Kafka's topics, or by the registry's HTTP door. A link sends what it
 * is given, the latest of each kind first and never more than one of each at a time, and tells what
 * comes back. It decides nothing and tries nothing again that the agent would not ask for.
 *
 * <p>Sending never blocks. What comes back is told from the link's own threads. May use the values
 * of {@code schemas} and the clients of {@code runtime}.
 */
package io.rejoin.agent.link;
