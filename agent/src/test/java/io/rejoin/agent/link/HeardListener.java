package io.rejoin.agent.link;

import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Remembers in order what a link told. */
public final class HeardListener implements LinkListener {

  private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

  /** The registry took it. */
  public record Acked(Object what) {}

  /** The registry does not know the sender. */
  public record Disowned(Heartbeat beat) {}

  /** It did not get through. */
  public record Undelivered(Object what, String why) {}

  /** The next thing heard, which must be of this kind. */
  public <T> T next(Class<T> kind) throws InterruptedException {
    Object next = heard.poll(60, TimeUnit.SECONDS);
    if (!kind.isInstance(next)) {
      throw new AssertionError("Expected to hear a %s, but heard %s".formatted(kind, next));
    }
    return kind.cast(next);
  }

  /** What was heard and not yet taken. */
  public int unheard() {
    return heard.size();
  }

  @Override
  public void answered(Result result) {
    heard.add(result);
  }

  @Override
  public void kicked(Kick kick) {
    heard.add(kick);
  }

  @Override
  public void assigned(Assignment assignment) {
    heard.add(assignment);
  }

  @Override
  public void disowned(Heartbeat heartbeat) {
    heard.add(new Disowned(heartbeat));
  }

  @Override
  public void acked(Heartbeat heartbeat) {
    heard.add(new Acked(heartbeat));
  }

  @Override
  public void acked(ClusterIpReport report) {
    heard.add(new Acked(report));
  }

  @Override
  public void undelivered(Registration registration, String why) {
    heard.add(new Undelivered(registration, why));
  }

  @Override
  public void undelivered(Heartbeat heartbeat, String why) {
    heard.add(new Undelivered(heartbeat, why));
  }

  @Override
  public void undelivered(ClusterIpReport report, String why) {
    heard.add(new Undelivered(report, why));
  }
}
