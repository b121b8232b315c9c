package io.rejoin.standalone;

import java.nio.file.Path;
import org.apache.logging.log4j.core.LoggerContext;

/**
 * What people see of the log, and where all of it is kept: {@code log4j2.xml} with its two knobs.
 */
public final class Logs {

  private Logs() {}

  /** Tells people what happens from now on, and keeps all of it in a folder. */
  public static void to(Path folder) {
    set("INFO", folder.toString());
  }

  /** Tells people of errors only, and keeps all of it in a folder. */
  public static void quietlyTo(Path folder) {
    set("ERROR", folder.toString());
  }

  /** Tells people what happens from now on. */
  public static void toConsole() {
    set("INFO", "none");
  }

  private static void set(String level, String folder) {
    System.setProperty("rejoin.log.level", level);
    System.setProperty("rejoin.log.dir", folder);
    LoggerContext.getContext(false).reconfigure();
  }
}
