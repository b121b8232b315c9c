package io.rejoin.schemas.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The expected bytes were computed outside of Java, from the description alone. */
final class WorkedExampleTest {

  @Test
  void shouldEncodeTheHeartbeatAsAvroDoes() {
    assertThat(WorkedExample.valueHex())
        .isEqualTo(
            "4836663163326630652d386433622d346135382d396135312d30633761336630653562323154020000000000"
                + "0000d03f");
  }

  @Test
  void shouldPutTheContentTogetherAsDescribed() {
    assertThat(WorkedExample.contentHex())
        .isEqualTo(
            "6865617274626561747300"
                + "726f757465722d3100"
                + "726f757465722d3100"
                + "0000019b76daa800"
                + WorkedExample.valueHex());
  }

  @Test
  void shouldProveAsAnyOtherLanguageDoes() {
    assertThat(WorkedExample.macHex())
        .isEqualTo("97088613f49e311e654d30b84ddb5384433e3dc857bc532b36262df9c527376a");
    assertThat(WorkedExample.header())
        .isEqualTo("router-1 1767225600000 lwiGE/SeMR5lTTC4TdtThEM+PchXvFMrNiYt+cUnN2o=");
  }
}
