package io.rejoin.agent.link;

import io.rejoin.runtime.feed.FeedEnvironment;
import io.rejoin.runtime.produce.ReporterEnvironment;
import io.rejoin.schemas.proof.Secret;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.topic.Topics;
import java.time.Duration;
import java.util.Optional;

/**
 * What a {@link KafkaLink} needs of its program.
 *
 * @param serdes makes serialiser and deserialiser
 * @param secret to sign with; empty under proof level none
 * @param takesJobs whether to read the jobs that are given to nodes
 * @param heartbeat how long a heartbeat is worth sending
 * @param brokers in words, for logs
 */
public record KafkaOptions(
    Topics topics,
    ReporterEnvironment writing,
    FeedEnvironment reading,
    ValueSerdes serdes,
    Optional<Secret> secret,
    boolean takesJobs,
    Duration heartbeat,
    String brokers) {}
