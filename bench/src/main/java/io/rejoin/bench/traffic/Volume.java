package io.rejoin.bench.traffic;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Downloads from a backend over some connections at once. */
public final class Volume {

  private static final int BUFFER_BYTES = 64 * 1024;

  private Volume() {}

  /** Bytes a second over all connections together. */
  public static double perSecond(InetSocketAddress where, int connections, Duration time)
      throws InterruptedException, ExecutionException {
    ExecutorService clients = Executors.newFixedThreadPool(connections);
    try {
      long startNanos = System.nanoTime();
      long endNanos = startNanos + time.toNanos();
      List<Future<Long>> counts = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        counts.add(clients.submit(() -> download(where, endNanos)));
      }
      long bytes = 0;
      for (Future<Long> count : counts) {
        bytes += count.get();
      }
      return bytes * 1e9 / (System.nanoTime() - startNanos);
    } finally {
      clients.shutdownNow();
    }
  }

  private static long download(InetSocketAddress where, long endNanos) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    long bytes = 0;
    try (SocketChannel channel = SocketChannel.open(where)) {
      channel.write(ByteBuffer.wrap(new byte[] {Answering.STREAM}));
      while (System.nanoTime() < endNanos) {
        buffer.clear();
        int read = channel.read(buffer);
        if (read < 0) {
          throw new IOException("Expected bytes without end, but the connection was closed");
        }
        bytes += read;
      }
    }
    return bytes;
  }
}
