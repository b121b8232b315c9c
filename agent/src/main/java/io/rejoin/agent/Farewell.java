package io.rejoin.agent;

import io.rejoin.agent.core.Ending;

/** Why an agent is over, as a word and in words. */
public record Farewell(Ending ending, String text) {}
