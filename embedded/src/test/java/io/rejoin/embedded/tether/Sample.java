package io.rejoin.embedded.tether;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** What the tethered processes of these tests do, named by their first argument. */
public final class Sample {
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private Sample() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "wait" -> Runtime.getRuntime().addShutdownHook(new Thread(() -> write("ended", "")));
      case "hang" -> Runtime.getRuntime().addShutdownHook(new Thread(Sample::waitForEver));
      case "tell" -> write("told", System.getenv().keySet() + " " + args[1]);
      case "fail" -> throw new IllegalStateException("no such luck");
      default -> throw new IllegalArgumentException(args[0]);
    }
    write("ready", "");
    waitForEver();
  }

  private static void waitForEver() {
    try {
      NEVER.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void write(String file, String text) {
    try {
      Files.writeString(Path.of(file), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
