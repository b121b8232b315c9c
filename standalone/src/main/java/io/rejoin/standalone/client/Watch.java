package io.rejoin.standalone.client;

import io.rejoin.runtime.backoff.Backoff;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The door's changes, one after the other, over any number of connections: a broken one is made
 * anew after a pause, and goes on behind the last event that was heard. For one thread.
 *
 * <p>The door says twice, rather than not at all, what was being sent when a connection broke.
 */
public final class Watch {

  private static final Backoff PAUSES = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10));

  private final Door door;
  private final RandomGenerator random;
  private final Watcher watcher;
  private String seen;
  private int failures;

  /** Is told what happens, by the thread that runs the watch. */
  public interface Watcher {

    /** Something has changed, or the door says how far it has come. */
    void changed(ServerEvent event);

    /** The connection is gone; there will be another. */
    void lost(String why);
  }

  /**
   * @param from a revision, or the id of an event seen before: what came later follows
   * @param random draws the pauses
   */
  public Watch(Door door, String from, RandomGenerator random, Watcher watcher) {
    this.door = door;
    this.seen = from;
    this.random = random;
    this.watcher = watcher;
  }

  /**
   * Follows until the watcher throws. An interrupt is noticed between two connections only.
   *
   * @throws DoorException when the door refuses to be watched: trying again would not help
   */
  public void run() throws InterruptedException {
    while (true) {
      String why = follow();
      if (failures == 0) {
        watcher.lost(why);
      }
      failures++;
      Thread.sleep(PAUSES.delay(failures, random).toMillis());
    }
  }

  /** One connection, until it ends; gives why. */
  private String follow() {
    try {
      door.follow("/v1/watch?from=" + Door.segment(seen), new EventLines(this::take));
      return "The registry at %s has closed the connection".formatted(door.base());
    } catch (DoorException e) {
      if (e.isAway()) {
        return e.getMessage();
      }
      throw e;
    }
  }

  private void take(ServerEvent event) {
    failures = 0;
    if (!event.id().isEmpty()) {
      seen = event.id();
    }
    watcher.changed(event);
  }
}
