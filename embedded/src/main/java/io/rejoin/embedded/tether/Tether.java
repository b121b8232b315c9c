package io.rejoin.embedded.tether;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.Reference;
import java.lang.reflect.InvocationTargetException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The main class of a tethered process: ends it in order once standard input ends, and by force
 * when that takes longer than five seconds; until then it runs another main class.
 *
 * <p>Before that class runs, the process waits for a lock file that it then holds as long as it
 * lives: so a successor never meets a predecessor that is still ending. The class is copied alone
 * beside the other program's jars, hence it consists of one class file and needs nothing but the
 * JDK.
 */
public final class Tether {
  private static final long GRACE_MS = 5_000;

  private Tether() {}

  /**
   * Runs another main class, tied to the parent.
   *
   * @param args the lock file, the name of the main class to run, then its arguments
   * @throws Exception when the lock file can't be opened or the class has no main method
   */
  public static void main(String[] args) throws Exception {
    watchParent();
    FileLock lock = lock(Path.of(args[0]));
    try {
      run(args[1], Arrays.copyOfRange(args, 2, args.length));
    } catch (InvocationTargetException e) {
      e.getCause().printStackTrace();
      System.exit(1);
    } finally {
      Reference.reachabilityFence(lock);
    }
  }

  private static void run(String mainClass, String[] args) throws ReflectiveOperationException {
    Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) args);
  }

  private static FileLock lock(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).lock();
  }

  private static void watchParent() {
    startDaemon("tether", Tether::endWithParent);
  }

  private static void endWithParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      System.err.println("The pipe to the parent broke, taken for its end: " + e);
    }
    Thread exit = startDaemon("tether-exit", () -> System.exit(0));
    try {
      exit.join(GRACE_MS);
    } catch (InterruptedException e) {
      System.err.println("Interrupted while ending, so ending by force");
    }
    Runtime.getRuntime().halt(1);
  }

  private static Thread startDaemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
