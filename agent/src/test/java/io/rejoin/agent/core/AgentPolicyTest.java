package io.rejoin.agent.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.runtime.backoff.Backoff;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentPolicyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 8000 | 2000 | 200 | Expected a heartbeat above 0 ms, but it is 0 ms",
        "2000 | 8000 | -1 | 200 | Expected a verification time-out above 0 ms, but it is -1 ms",
        "2000 | 8000 | 2000 | 0 | Expected a spacing above 0 ms, but it is 0 ms",
        "2000 | 3999 | 2000 | 200 | Expected a term of at least two heartbeats (4000 ms), but it is"
            + " 3999 ms",
        "100 | 8000 | 2000 | 200 | Expected a heartbeat interval of at least the spacing (200 ms),"
            + " but it is 100 ms"
      })
  void shouldRefuseTimesThatDoNotFitEachOther(
      long heartbeatMs, long termMs, long verifyMs, long spacingMs, String problem) {
    assertThatThrownBy(
            () ->
                new AgentPolicy(
                    heartbeatMs,
                    termMs,
                    verifyMs,
                    0,
                    Long.MAX_VALUE,
                    0,
                    spacingMs,
                    Backoff.STANDARD,
                    false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(problem);
  }
}
