package io.rejoin.agent.link;

import io.rejoin.runtime.feed.Change;
import io.rejoin.runtime.feed.Feed;
import io.rejoin.runtime.feed.FeedDelta;
import io.rejoin.runtime.feed.FeedOptions;
import io.rejoin.runtime.feed.FeedReader;
import io.rejoin.runtime.feed.FeedSource;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.serde.error.SerdeException;
import io.rejoin.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Reads what the registry has to say to one address: from its own partitions only, and nothing that
 * was said before it began, since that was said to an earlier incarnation.
 */
final class KafkaInbox {

  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(3_650);

  private final String address;
  private final FeedReader reader;
  private final List<Feed<?>> feeds = new ArrayList<>();

  KafkaInbox(String address, KafkaOptions options, KafkaValues values, LinkListener listener) {
    Topics topics = options.topics();
    this.address = address;
    this.reader = new FeedReader("agent-inbox", FeedOptions.STANDARD, options.reading());
    follow(values.codec(topics.results(), Codecs.RESULT), listener::answered);
    follow(values.codec(topics.kicks(), Codecs.KICK), listener::kicked);
    if (options.takesJobs()) {
      follow(values.codec(topics.assignments(), Codecs.ASSIGNMENT), listener::assigned);
    }
  }

  /** Begins to read, and says when from then on nothing is missed: what is asked now is heard. */
  void open(Runnable listening) {
    reader.start();
    CompletableFuture<Void> unused =
        CompletableFuture.allOf(
                feeds.stream()
                    .map(feed -> feed.awaitCaughtUp(AS_LONG_AS_IT_TAKES))
                    .toArray(CompletableFuture<?>[]::new))
            .thenRun(listening);
  }

  void close() throws InterruptedException {
    reader.stop();
  }

  private <V> void follow(TopicCodec<V> codec, Consumer<V> told) {
    FeedSource<V> source =
        FeedSource.<V>of(codec.topic(), (key, bytes, headers) -> codec.read(bytes))
            .waitingOut(failure -> SerdeException.kindOf(failure) == SerdeException.Kind.RETRIABLE)
            .forKey(address)
            .startingAtEnd();
    Feed<V> feed = reader.follow(source);
    Runnable unused = feed.addListener(delta -> tell(delta, told));
    feeds.add(feed);
  }

  private static <V> void tell(FeedDelta<V> delta, Consumer<V> told) {
    delta.changes().stream().map(Change::after).filter(Objects::nonNull).forEach(told);
  }
}
