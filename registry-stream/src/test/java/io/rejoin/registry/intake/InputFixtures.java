package io.rejoin.registry.intake;

import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.input.Applied;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.BackendReport;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.input.ControlInput;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.topic.Topics;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** One good value for each input topic. */
final class InputFixtures {

  static final UUID INCARNATION = new UUID(3, 4);
  private static final Endpoint ENDPOINT = new Endpoint("tcp", "10.0.0.7", 8080);

  private InputFixtures() {}

  /** A value with its topic and codec. */
  record Sample<V extends ControlInput>(String topic, Codec<V> codec, V value) {

    @Override
    public String toString() {
      return topic;
    }
  }

  static Stream<Sample<?>> all(Topics topics) {
    return Stream.of(
        registration(topics, ""),
        new Sample<>(
            topics.clusterIps(),
            Codecs.CLUSTER_IP_REPORT,
            new ClusterIpReport(INCARNATION, 3, List.of(ENDPOINT))),
        new Sample<>(
            topics.assignments(),
            Codecs.ASSIGNMENT,
            new Assignment(INCARNATION, "job-1", "scheduler")),
        new Sample<>(
            topics.commands(),
            Codecs.COMMAND,
            new Command(Command.Order.DRAIN, "req-2", "operator", "upgrade", null, INCARNATION)),
        new Sample<>(
            topics.reports(),
            Codecs.BACKEND_REPORT,
            new BackendReport(
                "gate-1", 17, ENDPOINT, BackendReport.Sighting.REFUSED, "connection refused")),
        new Sample<>(
            topics.applied(),
            Codecs.APPLIED,
            new Applied(INCARNATION, new TreeMap<>(Map.of("realm1", 12L)))));
  }

  static Sample<Registration> registration(Topics topics, String agent) {
    Profile profile =
        new Profile("a node", "server", List.of(Role.ROUTER), List.of("realm1"), Capabilities.NONE);
    Registration registration =
        new Registration(
            Registration.Action.REGISTER,
            INCARNATION,
            "req-1",
            profile,
            List.of(ENDPOINT),
            "host-1",
            false,
            agent,
            "");
    return new Sample<>(topics.registrations(), Codecs.REGISTRATION, registration);
  }
}
