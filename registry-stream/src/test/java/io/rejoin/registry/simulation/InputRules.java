package io.rejoin.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.core.What;
import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.schemas.input.Applied;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.BackendReport;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.ControlInput;
import io.rejoin.schemas.input.NodeHeard;
import io.rejoin.schemas.input.NodeSilent;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Result;
import java.util.List;
import java.util.UUID;

/** What must hold between a control record and what is said of it. */
final class InputRules {

  private static final long TERM_MS = 8_000;

  private final RegistryState state;
  private Node before;

  InputRules(RegistryState state) {
    this.state = state;
  }

  /** Before what is said is applied. */
  void check(Verdicts.Verdict verdict) {
    if (verdict.control() == null) {
      assertThat(verdict.said().stream().anyMatch(said -> said.to() == Output.DEAD_LETTERS))
          .as("10: dead letter of %s", verdict.input())
          .isTrue();
      return;
    }
    before = state.nodes().get(verdict.control().key());
    answered(verdict);
    expiredOnlyWhenSilent(verdict);
    if (!verdict.control().proof().stands()) {
      assertThat(verdict.said().stream().map(Verdicts.Said::to))
          .as("10: said of what is forged: %s", verdict.control())
          .doesNotContain(Output.NODES, Output.LEADERS, Output.ROUTES, Output.KICKS);
    }
  }

  void checkAfter(Verdicts.Verdict verdict) {
    if (verdict.control() != null && before != null) {
      Node after = state.nodes().get(before.address());
      theDeadChangeNothing(verdict, after);
      twiceIsOnce(verdict.control(), after);
    }
  }

  /** 8: whatever asks is answered, and every refusal says what was expected. */
  private static void answered(Verdicts.Verdict verdict) {
    String request = request(verdict.control().input());
    if (request != null && verdict.isTaken()) {
      List<Result> results = RegistryState.results(verdict.said());
      assertThat(results).as("8: answers to %s", verdict.control()).hasSize(1);
      Result result = results.get(0);
      assertThat(result.requestId()).as("8: request of %s", result).isEqualTo(request);
      assertThat(result.text()).as("8: text of %s", result).isNotBlank();
      if (!result.accepted()) {
        assertThat(result.text()).as("8: refusal").contains("Expected").contains(", but");
      }
    }
  }

  private static String request(ControlInput input) {
    if (input instanceof Registration registration) {
      return registration.requestId();
    }
    return input instanceof Command command ? command.requestId() : null;
  }

  /** 4: nobody expires but by a silence of a term that was said while it was suspect. */
  private void expiredOnlyWhenSilent(Verdicts.Verdict verdict) {
    for (Kick kick : RegistryState.kicks(verdict.said())) {
      if (kick.cause() == Kick.Cause.EXPIRED) {
        assertThat(verdict.control().input()).as("4: why %s", kick).isInstanceOf(NodeSilent.class);
        NodeSilent silent = (NodeSilent) verdict.control().input();
        assertThat(silent.silentMs()).as("4: silence of %s", kick).isGreaterThanOrEqualTo(TERM_MS);
        assertThat(silent.incarnation()).as("4: who is silent").isEqualTo(kick.incarnation());
        assertThat(before.condition().silence()).as("4: suspicion before %s", kick).isNotNull();
      }
    }
  }

  /** 2: a late record of a dead incarnation changes nothing, and is counted. */
  private void theDeadChangeNothing(Verdicts.Verdict verdict, Node after) {
    if (verdict.isTaken() && isOfTheDead(verdict.control().input())) {
      assertThat(
              verdict.outcome().has(What.STALE_DROPPED)
                  || verdict.outcome().has(What.INPUT_REFUSED))
          .as("2: counted that %s comes from the dead", verdict.control())
          .isTrue();
      assertThat(after.stay()).as("2: stay after %s", verdict.control()).isEqualTo(before.stay());
      assertThat(after.condition()).as("2: condition").isEqualTo(before.condition());
      assertThat(after.reach()).as("2: reach").isEqualTo(before.reach());
      assertThat(after.job()).as("2: job").isEqualTo(before.job());
      assertThat(after.applied()).as("2: applied").isEqualTo(before.applied());
    }
  }

  private boolean isOfTheDead(ControlInput input) {
    if (input instanceof BackendReport report) {
      return report.epoch() < before.epoch();
    }
    UUID speaker = speaker(input);
    boolean ended = before.isCurrent(speaker) && before.condition().ended() != null;
    return ended || before.history().past().contains(speaker);
  }

  private static UUID speaker(ControlInput input) {
    if (input instanceof ClusterIpReport report) {
      return report.incarnation();
    } else if (input instanceof Assignment assignment) {
      return assignment.incarnation();
    } else if (input instanceof Applied applied) {
      return applied.incarnation();
    } else if (input instanceof NodeSilent silent) {
      return silent.incarnation();
    }
    return input instanceof NodeHeard heard ? heard.incarnation() : new UUID(0, 0);
  }

  /** 3: a registration that comes again has the effect of one. */
  private void twiceIsOnce(Control control, Node after) {
    boolean again =
        control.input() instanceof Registration registration
            && registration.action() == Registration.Action.REGISTER
            && before.isCurrent(registration.incarnation());
    if (again) {
      assertThat(after.epoch()).as("3: epoch after %s again", control).isEqualTo(before.epoch());
      assertThat(after.nodeId()).as("3: node id").isEqualTo(before.nodeId());
      assertThat(after.job()).as("3: job").isEqualTo(before.job());
      assertThat(after.history().reRegistrations())
          .as("3: re-registrations")
          .isEqualTo(before.history().reRegistrations());
    }
  }
}
