package io.rejoin.runtime.feed;

import java.util.concurrent.CountDownLatch;

/** Holds a decoder up at one key until released. */
final class KeyGate {

  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile String heldKey = "";

  void hold(String key) {
    heldKey = key;
  }

  void pass(String key) {
    if (key.equals(heldKey) && released.getCount() > 0) {
      held.countDown();
      await(released);
    }
  }

  void awaitHeld() {
    await(held);
  }

  void release() {
    released.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
