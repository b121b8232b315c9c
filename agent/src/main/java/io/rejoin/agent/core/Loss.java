package io.rejoin.agent.core;

/**
 * An incarnation that is over, though its process goes on.
 *
 * @param standing what it had; null when its registration was never read back
 * @param text why, in words
 */
public record Loss(Standing standing, String text) {}
