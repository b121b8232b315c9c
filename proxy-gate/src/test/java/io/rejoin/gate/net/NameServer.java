package io.rejoin.gate.net;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A name server that knows one IPv4 address for every name, and says that it may be kept for an
 * hour. Without one it says that there is no such name.
 */
final class NameServer implements AutoCloseable {

  private static final int TYPE_A = 1;
  private static final int NO_SUCH_NAME = 3;
  private static final int AN_HOUR_SECONDS = 3_600;

  private final DatagramSocket socket;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile byte[] address = {};

  NameServer() throws IOException {
    this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread thread = new Thread(this::serve, "name-server");
    thread.setDaemon(true);
    thread.start();
  }

  InetSocketAddress where() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** From now on every name is here. */
  void point(int... octets) {
    byte[] next = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      next[i] = (byte) octets[i];
    }
    address = next;
  }

  /** Questions for IPv4 addresses so far. */
  int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        DatagramPacket question = new DatagramPacket(new byte[512], 512);
        socket.receive(question);
        ByteBuffer answer = answer(ByteBuffer.wrap(question.getData(), 0, question.getLength()));
        socket.send(
            new DatagramPacket(answer.array(), answer.position(), question.getSocketAddress()));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new java.io.UncheckedIOException(e);
        }
      }
    }
  }

  private ByteBuffer answer(ByteBuffer question) {
    short id = question.getShort(0);
    int end = endOfQuestion(question);
    boolean answered = question.getShort(end - 4) == TYPE_A && address.length > 0;
    if (question.getShort(end - 4) == TYPE_A) {
      asked.incrementAndGet();
    }
    ByteBuffer answer = ByteBuffer.allocate(512);
    answer.putShort(id).putShort((short) (0x8180 | (address.length > 0 ? 0 : NO_SUCH_NAME)));
    answer.putShort((short) 1).putShort((short) (answered ? 1 : 0)).putInt(0);
    for (int i = 12; i < end; i++) {
      answer.put(question.get(i));
    }
    if (answered) {
      answer.putShort((short) 0xC00C).putShort((short) TYPE_A).putShort((short) 1);
      answer.putInt(AN_HOUR_SECONDS).putShort((short) address.length).put(address);
    }
    return answer;
  }

  private static int endOfQuestion(ByteBuffer question) {
    int at = 12;
    while (question.get(at) != 0) {
      at += question.get(at) + 1;
    }
    return at + 5;
  }
}
