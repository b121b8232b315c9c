package io.rejoin.agent;

import io.micrometer.core.instrument.MeterRegistry;
import io.rejoin.runtime.time.TimeSource;
import java.util.random.RandomGenerator;

/**
 * What a process hands to all of its parts.
 *
 * @param time its clocks
 * @param random for incarnations and jitter; must not be guessable where proofs are asked for
 * @param meters where to count; a composite without members counts nowhere
 */
public record Wiring(TimeSource time, RandomGenerator random, MeterRegistry meters) {}
