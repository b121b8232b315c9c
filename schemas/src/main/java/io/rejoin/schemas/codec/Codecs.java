package io.rejoin.schemas.codec;

import io.rejoin.schemas.input.Applied;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.BackendReport;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.state.Audit;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Routes;
import java.util.List;

/** The codec of every record that stands in a topic, or in a header of one. */
public final class Codecs {

  public static final Codec<Registration> REGISTRATION = of(InputCodecs.REGISTRATION);
  public static final Codec<ClusterIpReport> CLUSTER_IP_REPORT = of(InputCodecs.CLUSTER_IP_REPORT);
  public static final Codec<Assignment> ASSIGNMENT = of(InputCodecs.ASSIGNMENT);
  public static final Codec<Heartbeat> HEARTBEAT = of(InputCodecs.HEARTBEAT);
  public static final Codec<Command> COMMAND = of(InputCodecs.COMMAND);
  public static final Codec<BackendReport> BACKEND_REPORT = of(InputCodecs.BACKEND_REPORT);
  public static final Codec<Applied> APPLIED = of(InputCodecs.APPLIED);
  public static final Codec<Control> CONTROL = of(new ControlCodec());
  public static final Codec<Rules> RULES = of(RegistryInputCodecs.RULES);
  public static final Codec<Node> NODE = of(NodeCodecs.NODE);
  public static final Codec<Leader> LEADER = of(RealmCodecs.LEADER);
  public static final Codec<Routes> ROUTES = of(RealmCodecs.ROUTES);
  public static final Codec<Result> RESULT = of(AnswerCodecs.RESULT);
  public static final Codec<Kick> KICK = of(AnswerCodecs.KICK);
  public static final Codec<Audit> AUDIT = of(AnswerCodecs.AUDIT);
  public static final Codec<Position> POSITION = of(PositionCodecs.POSITION);

  private Codecs() {}

  /** All of them. */
  public static List<Codec<?>> all() {
    return List.of(
        REGISTRATION,
        CLUSTER_IP_REPORT,
        ASSIGNMENT,
        HEARTBEAT,
        COMMAND,
        BACKEND_REPORT,
        APPLIED,
        CONTROL,
        RULES,
        NODE,
        LEADER,
        ROUTES,
        RESULT,
        KICK,
        AUDIT,
        POSITION);
  }

  private static <V> Codec<V> of(Codec<V> own) {
    return new AnyVersionCodec<>(own);
  }
}
