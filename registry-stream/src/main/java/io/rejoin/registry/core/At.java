package io.rejoin.registry.core;

/**
 * Where and when a decision is made.
 *
 * @param revision of the control record
 * @param clockMs log clock at its position: the only time that is compared
 * @param atMs its append time, for people
 */
public record At(long revision, long clockMs, long atMs) {}
