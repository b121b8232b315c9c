package io.rejoin.schemas.state;

/**
 * A decision or refusal in words. Topic {@code audit}, key: address or realm.
 *
 * @param what the event's or refusal's name, as in {@code NodeExpired}
 * @param by who asked: an address, an operator, or {@code registry}
 * @param before in words; empty for none
 * @param after in words; empty for none
 * @param text the whole of it as a sentence
 * @param times how often it has happened to this key: re-registrations, refusals of this kind in a
 *     row
 */
public record Audit(
    String what,
    String by,
    String before,
    String after,
    String text,
    long times,
    long atMs,
    long revision) {}
