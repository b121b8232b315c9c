/**
 * What the agent keeps on disk: of use after a restart, never needed. A file that is gone or
 * damaged costs a line in the log. One thread at a time. Uses Jackson and slf4j.
 */
package io.rejoin.agent.memory;
