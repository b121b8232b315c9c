package io.rejoin.agent.probe;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** One way of finding out whether a service works. Asked by one thread at a time. */
public interface Probe {

  /**
   * What is wrong with the service; empty when it works.
   *
   * @throws InterruptedException when told to stop meanwhile
   */
  Optional<String> problem() throws InterruptedException;

  /**
   * The probe that a target names: {@code tcp://HOST:PORT}, {@code http://…} or {@code https://…}.
   *
   * @param timeout of one look
   * @throws IllegalArgumentException when it names none
   */
  static Probe of(String target, Duration timeout) {
    URI uri = parse(target);
    String scheme = String.valueOf(uri.getScheme());
    if (scheme.equals("tcp") && uri.getHost() != null && uri.getPort() > 0) {
      return new TcpProbe(uri.getHost(), uri.getPort(), timeout);
    }
    if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
      return new HttpProbe(uri, timeout);
    }
    throw notOne(target);
  }

  private static URI parse(String target) {
    try {
      return URI.create(target);
    } catch (IllegalArgumentException e) {
      throw notOne(target);
    }
  }

  private static IllegalArgumentException notOne(String target) {
    return new IllegalArgumentException(
        "Expected a probe as tcp://HOST:PORT, http://HOST:PORT/PATH or https://…, but it is "
            + target);
  }
}
