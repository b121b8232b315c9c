/**
 * What the decision stage sees to before its first input: that the control log goes on where the
 * store stands, that an empty store is rebuilt from the state topics, and that a state topic which
 * has lost records gets them again from the store.
 *
 * <p>It runs on the stage's own thread after the store was restored, inside the transaction of the
 * task that owns it: so of two instances only one ever does it, and a crash in the middle leaves
 * nothing behind. It blocks for as long as Kafka takes. Uses the stores, the codecs and plain
 * clients.
 */
package io.rejoin.registry.decisions.recovery;
