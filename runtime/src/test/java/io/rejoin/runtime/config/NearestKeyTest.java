package io.rejoin.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestKeyTest {

  @ParameterizedTest
  @CsvSource({
    "'','',0",
    "a,'',1",
    "'',abc,3",
    "kitten,sitting,3",
    "http.port,http.prt,1",
    "ab,ba,2"
  })
  void shouldCountEditsWhenTextsDiffer(String from, String to, int edits) {
    assertThat(NearestKey.edits(from, to)).isEqualTo(edits);
    assertThat(NearestKey.edits(to, from)).isEqualTo(edits);
  }

  @Test
  void shouldTakeTheFirstByNameWhenTwoAreEquallyNear() {
    assertThat(NearestKey.of("http.xort", List.of("http.sort", "http.port"))).contains("http.port");
  }

  @Test
  void shouldFindNothingWhenTooMuchWouldChange() {
    assertThat(NearestKey.of("abc", List.of("heartbeat.interval.ms"))).isEmpty();
    assertThat(NearestKey.within(1, "http.prot", List.of("http.port"))).isEmpty();
  }
}
