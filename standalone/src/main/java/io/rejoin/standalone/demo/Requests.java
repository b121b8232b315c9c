package io.rejoin.standalone.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A client that never stops: a new connection through the gate, one line, one answer, fifty times a
 * second. Written by its own thread, read by any.
 */
final class Requests {

  private static final int TIMEOUT_MS = 12_000;
  private static final long PACE_MS = 20;

  private final InetSocketAddress gate;
  private final List<Sample> samples = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread = new Thread(this::ask, "demo-client");

  private Requests(InetSocketAddress gate) {
    this.gate = gate;
  }

  /** Begins to ask at once. */
  static Requests begin(InetSocketAddress gate) {
    Requests requests = new Requests(gate);
    requests.thread.setDaemon(true);
    requests.thread.start();
    return requests;
  }

  int count() {
    return samples.size();
  }

  /** The first sample from an index on that is as wanted; empty so far. */
  Optional<Sample> firstSince(int index, Predicate<Sample> wanted) {
    return samples.stream().skip(index).filter(wanted).findFirst();
  }

  /** How many have failed from an index on. */
  long failedSince(int index) {
    return samples.stream().skip(index).filter(Sample::failed).count();
  }

  /** What went wrong, and how often. */
  Map<String, Integer> problems() {
    Map<String, Integer> problems = new TreeMap<>();
    samples.stream()
        .filter(Sample::failed)
        .forEach(sample -> problems.merge(sample.problem(), 1, Integer::sum));
    return problems;
  }

  private void ask() {
    try {
      do {
        samples.add(one());
      } while (!over.await(PACE_MS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Sample one() {
    long startedNanos = System.nanoTime();
    try (Socket socket = new Socket()) {
      socket.connect(gate, TIMEOUT_MS);
      socket.setSoTimeout(TIMEOUT_MS);
      socket.getOutputStream().write("who is there?\n".getBytes(StandardCharsets.UTF_8));
      String answer = lines(socket).readLine();
      String problem = answer == null ? "closed without an answer" : "";
      return new Sample(startedNanos, System.nanoTime(), answer, problem);
    } catch (IOException e) {
      return new Sample(startedNanos, System.nanoTime(), null, e.toString());
    }
  }

  private static BufferedReader lines(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Asks no more; returns when the last request has its answer. */
  void finish() throws InterruptedException {
    over.countDown();
    thread.join();
  }
}
