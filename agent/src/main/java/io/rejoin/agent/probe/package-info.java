/**
 * Looks at the service beside the agent, so that the node is reported unhealthy before its lease
 * would run out. One thread a probe. Uses the JDK and slf4j only.
 */
package io.rejoin.agent.probe;
