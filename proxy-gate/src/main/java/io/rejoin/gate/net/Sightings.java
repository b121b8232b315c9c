package io.rejoin.gate.net;

import io.rejoin.schemas.input.BackendReport.Sighting;
import java.io.IOException;
import java.net.ConnectException;

/** Puts failures to connect into the words of a report. */
final class Sightings {

  private Sightings() {}

  /**
   * What a failed connect has shown. A name that can't be resolved and a network without a way are
   * silence, as a time-out is: nobody there has answered.
   */
  static Sighting of(Throwable failure) {
    if (isTimeOut(failure)) {
      return Sighting.TIMED_OUT;
    }
    if (failure instanceof ConnectException) {
      return Sighting.REFUSED;
    }
    boolean reset = failure instanceof IOException && says(failure, "reset");
    return reset ? Sighting.RESET : Sighting.TIMED_OUT;
  }

  private static boolean isTimeOut(Throwable failure) {
    return failure instanceof io.netty.channel.ConnectTimeoutException
        || says(failure, "timed out");
  }

  private static boolean says(Throwable failure, String word) {
    return failure.getMessage() != null && failure.getMessage().contains(word);
  }
}
