package io.rejoin.agent.link;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the door is and how to knock.
 *
 * @param masters base URLs, one or more, without a slash at the end
 * @param token for the header Authorization; empty for none
 * @param timeout of one request
 */
public record DoorOptions(List<String> masters, Optional<String> token, Duration timeout) {

  private static final Pattern SPELLING = Pattern.compile("https?://[^\\s?#\\\\^`{|}<>\"]+");

  public DoorOptions {
    if (masters.isEmpty()) {
      throw new IllegalArgumentException("Expected the URL of a master, but there is none");
    }
    masters = masters.stream().map(DoorOptions::checked).toList();
  }

  /**
   * A base URL without a slash at its end.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static String checked(String url) {
    if (!SPELLING.matcher(url).matches() || URI.create(url).getHost() == null) {
      throw new IllegalArgumentException(
          "Expected a master as http://HOST:PORT or https://HOST:PORT, but it is " + url);
    }
    return url.replaceAll("/+$", "");
  }
}
