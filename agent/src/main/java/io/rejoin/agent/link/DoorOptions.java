package io.rejoin.agent.link;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the door is and how to knock.
 *
 * @param masters base URLs, one or more, without a slash at the end
 * @param token for the header Authorization; empty for none
 * @param timeout of one request
 */
public record DoorOptions(List<String> masters, Optional<String> token, Duration timeout) {

  public DoorOptions {
    if (masters.isEmpty()) {
      throw new IllegalArgumentException("Expected the URL of a master, but there is none");
    }
    masters = masters.stream().map(DoorOptions::checked).toList();
  }

  private static String checked(String url) {
    boolean web = url.startsWith("http://") || url.startsWith("https://");
    if (!web || URI.create(url).getHost() == null) {
      throw new IllegalArgumentException(
          "Expected a master as http://HOST:PORT or https://HOST:PORT, but it is " + url);
    }
    return url.replaceAll("/+$", "");
  }
}
