package io.rejoin.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RevisionGuardTest {

  @Test
  void shouldCompareKeyByKeyWhenScanning() {
    RevisionGuard guard = new RevisionGuard(true);
    guard.note(0, "b", 6);

    assertThat(guard.isStale(0, "a", 5)).as("the only record that a has left").isFalse();
    assertThat(guard.isStale(0, "b", 5)).isTrue();
  }

  @Test
  void shouldCompareWithThePartitionWhenFollowing() {
    RevisionGuard guard = new RevisionGuard(true);
    guard.note(0, "b", 6);
    guard.settle();

    assertThat(guard.isStale(0, "a", 5)).isTrue();
    assertThat(guard.isStale(0, "a", 6)).isFalse();
    assertThat(guard.isStale(1, "a", 5)).isFalse();
  }

  @Test
  void shouldRememberAKeysRevisionWhenThereAreSeveralPartitions() {
    RevisionGuard guard = new RevisionGuard(false);
    guard.note(1, "a", 9);
    guard.settle();

    assertThat(guard.isStale(0, "a", 5)).as("the value that the old partition still has").isTrue();
    guard.note(1, "b", 12);
    assertThat(guard.isStale(0, "b", 11)).isTrue();
  }

  @Test
  void shouldTakeEverythingWhenThereIsNoRevision() {
    RevisionGuard guard = new RevisionGuard(true);
    guard.note(0, "a", 9);
    guard.note(0, "a", RevisionGuard.NONE);
    guard.settle();

    assertThat(guard.isStale(0, "a", RevisionGuard.NONE)).isFalse();
    assertThat(guard.isStale(0, "a", 8)).isTrue();
  }
}
