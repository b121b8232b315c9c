package io.rejoin.bench.rig;

import io.rejoin.runtime.feed.Feed;
import io.rejoin.runtime.feed.FeedEnvironment;
import io.rejoin.runtime.feed.FeedOptions;
import io.rejoin.runtime.feed.FeedReader;
import io.rejoin.runtime.feed.FeedSource;
import io.rejoin.runtime.metrics.ClientBinder;
import io.rejoin.runtime.time.TimeSource;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.state.Node;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** A feed of {@code nodes}, as every program that follows it has one. */
public final class NodesImage implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final FeedReader reader;
  private final Feed<Node> feed;

  private NodesImage(FeedReader reader, Feed<Node> feed) {
    this.reader = reader;
    this.feed = feed;
  }

  /** Opens it; returns when it has read all that stands in the topic. */
  public static NodesImage open(Cluster cluster) throws Exception {
    FeedReader reader = new FeedReader("bench-feed", FeedOptions.STANDARD, environment(cluster));
    NodesImage image = new NodesImage(reader, reader.follow(source(cluster)));
    reader.start();
    image.feed.awaitCaughtUp(PATIENCE).get();
    return image;
  }

  private static FeedEnvironment environment(Cluster cluster) {
    return new FeedEnvironment(
        cluster.kafka().consumer("bench-feed"),
        cluster.kafka().admin("bench-feed"),
        ClientBinder.NONE,
        TimeSource.system(),
        new SplittableRandom());
  }

  private static FeedSource<Node> source(Cluster cluster) {
    ValueSerdes serdes = cluster.serdes();
    String topic = cluster.topics().nodes();
    TopicCodec<Node> codec =
        new TopicCodec<>(
            topic,
            Codecs.NODE,
            serdes.serializer(),
            serdes.deserializer(List.of(Codecs.NODE.schema())));
    return FeedSource.<Node>of(topic, (key, value, headers) -> codec.read(value));
  }

  /** Nodes that it shows. */
  public int size() {
    return feed.image().size();
  }

  /** Live heap, with this image in it, above what there was without. */
  public long bytesAbove(long heldBytes) {
    return Heap.liveBytes() - heldBytes;
  }

  @Override
  public void close() {
    Await.uninterrupted("the end of the feed", reader::stop);
  }
}
