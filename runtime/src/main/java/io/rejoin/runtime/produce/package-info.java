/**
 * Reporting to topics without ever waiting for them: what a program has to say stands in slots, the
 * latest of each wins.
 *
 * <pre>
 *  any thread ─► Reporter ─► ReportQueue(Slots) ─► its own thread ─► producer ─► Delivery
 *                             (lock)    (pure)                                   (future)
 * </pre>
 *
 * <p>Uses Kafka's producer. Futures complete in the common pool, never in the producer's thread.
 */
package io.rejoin.runtime.produce;
