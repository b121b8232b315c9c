/** Threads that carry the agent's work. Uses the JDK and slf4j only. */
package io.rejoin.agent.work;
