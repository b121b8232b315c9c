package io.rejoin.bench.traffic;

import io.rejoin.bench.figure.Latencies;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Messages to a backend and back, one at a time on each of some connections. */
public final class RoundTrips {

  private static final int MESSAGE_BYTES = 256;

  private RoundTrips() {}

  /** How long each took. */
  public static Latencies over(InetSocketAddress where, int connections, Duration time)
      throws InterruptedException, ExecutionException {
    ExecutorService clients = Executors.newFixedThreadPool(connections);
    try {
      long endNanos = System.nanoTime() + time.toNanos();
      List<Future<Latencies>> parts = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        parts.add(clients.submit(() -> exchange(where, endNanos)));
      }
      Latencies whole = new Latencies();
      for (Future<Latencies> part : parts) {
        whole.addAll(part.get());
      }
      return whole;
    } finally {
      clients.shutdownNow();
    }
  }

  private static Latencies exchange(InetSocketAddress where, long endNanos) throws IOException {
    Latencies latencies = new Latencies();
    ByteBuffer buffer = ByteBuffer.allocateDirect(MESSAGE_BYTES);
    try (SocketChannel channel = SocketChannel.open(where)) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.write(ByteBuffer.wrap(new byte[] {Answering.ECHO}));
      for (long now = System.nanoTime(); now < endNanos; ) {
        exchange(channel, buffer);
        long later = System.nanoTime();
        latencies.add(later - now);
        now = later;
      }
    }
    return latencies;
  }

  private static void exchange(SocketChannel channel, ByteBuffer buffer) throws IOException {
    buffer.clear();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new IOException("Expected an answer, but the connection was closed");
      }
    }
  }
}
