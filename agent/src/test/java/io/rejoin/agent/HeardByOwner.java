package io.rejoin.agent;

import io.rejoin.agent.core.Effects.Level;
import io.rejoin.agent.core.Ending;
import io.rejoin.agent.core.Loss;
import io.rejoin.agent.core.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Remembers in order what an agent told its owner, without the lines, which are kept apart. */
public final class HeardByOwner implements AgentListener {

  private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
  private final List<String> lines = new ArrayList<>();

  /** The agent is out of touch, or in touch again. */
  public record Isolated(boolean isolated, boolean fenced) {}

  /** The node's job is another one. */
  public record Job(Optional<String> job) {}

  /** The next thing heard, which must be of this kind. */
  public <T> T next(Class<T> kind) throws InterruptedException {
    Object next = heard.poll(60, TimeUnit.SECONDS);
    if (!kind.isInstance(next)) {
      throw new AssertionError("Expected to hear a %s, but heard %s".formatted(kind, next));
    }
    return kind.cast(next);
  }

  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void registered(Standing standing) {
    heard.add(standing);
  }

  @Override
  public void lost(Loss loss) {
    heard.add(loss);
  }

  @Override
  public void isolated(boolean isolated, boolean fenced) {
    heard.add(new Isolated(isolated, fenced));
  }

  @Override
  public void job(Optional<String> job) {
    heard.add(new Job(job));
  }

  @Override
  public void ended(Ending ending, String text) {
    heard.add(new Farewell(ending, text));
  }

  @Override
  public synchronized void announced(Level level, String line) {
    lines.add(line);
  }
}
