package io.rejoin.runtime.http;

/**
 * What every error answer holds, as JSON.
 *
 * @param error stable name in upper snake case
 * @param message for people
 */
public record ErrorBody(String error, String message) {}
