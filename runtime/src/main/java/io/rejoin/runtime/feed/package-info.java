/**
 * Followers of compacted topics: a full scan, then every change as it comes.
 *
 * <pre>
 *  Kafka ─► FeedLoop ─► TopicFollower ─► FeedTable ─► Feed ─► image for any thread
 *           (consumer)   (scan, follow)   (pure fold)     └─► deltas for listeners, in order
 *              ▲
 *  Kafka ─► Surveyor (shapes of topics, bounds of a scan)
 * </pre>
 *
 * <p>One thread a {@link io.rejoin.runtime.feed.FeedReader} does all of this for any number of
 * topics and calls the listeners; whatever is read through a {@link io.rejoin.runtime.feed.Feed}
 * may be read from any thread. Uses Kafka's consumer and admin client behind {@link
 * io.rejoin.runtime.feed.FeedClients}, and persistent maps.
 *
 * <p>Readers read uncommitted: a record said again by a successor is the same word for word, and
 * what is older than what was seen is dropped by its revision.
 */
package io.rejoin.runtime.feed;
