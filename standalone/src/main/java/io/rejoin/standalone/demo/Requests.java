package io.rejoin.standalone.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * A client that never stops: a new connection through the gate, one line, one answer, fifty times a
 * second.
 */
final class Requests implements Runnable {

  private static final int TIMEOUT_MS = 12_000;
  private static final long PACE_MS = 20;

  /**
   * One request.
   *
   * @param startedNanos monotonic
   * @param backend who answered; null when nobody did
   * @param problem why not; empty when somebody did
   */
  record Sample(long startedNanos, long endedNanos, String backend, String problem) {

    boolean failed() {
      return backend == null;
    }
  }

  private final InetSocketAddress gate;
  private final List<Sample> samples = new CopyOnWriteArrayList<>();
  private volatile boolean over;

  Requests(InetSocketAddress gate) {
    this.gate = gate;
  }

  void stop() {
    over = true;
  }

  List<Sample> samples() {
    return List.copyOf(samples);
  }

  /** The first sample from an index on that is as wanted, or null so far. */
  Sample firstSince(int index, Predicate<Sample> wanted) {
    return samples.stream().skip(index).filter(wanted).findFirst().orElse(null);
  }

  int count() {
    return samples.size();
  }

  @Override
  public void run() {
    try {
      while (!over) {
        samples.add(ask());
        Thread.sleep(PACE_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Sample ask() {
    long startedNanos = System.nanoTime();
    try (Socket socket = new Socket()) {
      socket.connect(gate, TIMEOUT_MS);
      socket.setSoTimeout(TIMEOUT_MS);
      socket.getOutputStream().write("who is there?\n".getBytes(StandardCharsets.UTF_8));
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String answer = in.readLine();
      String problem = answer == null ? "closed without an answer" : "";
      return new Sample(startedNanos, System.nanoTime(), answer, problem);
    } catch (IOException e) {
      return new Sample(startedNanos, System.nanoTime(), null, e.toString());
    }
  }
}
