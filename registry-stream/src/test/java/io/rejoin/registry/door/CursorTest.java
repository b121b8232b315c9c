package io.rejoin.registry.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rejoin.registry.door.WatchEvent.Stream;
import io.rejoin.runtime.http.HttpRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorTest {

  @Test
  void shouldTellEachStreamWhenThereAreFourNumbers() {
    Cursor cursor = Cursor.parse("10.20.30.40");

    assertThat(cursor.of(Stream.NODES)).isEqualTo(10);
    assertThat(cursor.of(Stream.LEADERS)).isEqualTo(20);
    assertThat(cursor.of(Stream.ROUTES)).isEqualTo(30);
    assertThat(cursor.of(Stream.KICKS)).isEqualTo(40);
  }

  @Test
  void shouldStandForAllStreamsWhenThereIsOneNumber() {
    assertThat(Cursor.parse("17")).hasToString("17.17.17.17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.20.30.40", "-1.-1.5.-1", "9007199254740991.0.0.0"})
  void shouldBeReadAsItIsWritten(String text) {
    assertThat(Cursor.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "1.2", "1.2.3", "1.2.3.4.5", "1..3.4", "1.2.3.", "1e3", " 1"})
  void shouldRefuseWhatIsNoCursor(String text) {
    HttpRefusal refusal = catchThrowableOfType(HttpRefusal.class, () -> Cursor.parse(text));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal).hasMessageContaining("'" + text + "'");
  }

  @Test
  void shouldOnlyRise() {
    Cursor cursor = Cursor.parse("5.5.5.5");

    cursor.raise(Stream.NODES, 9);
    cursor.raise(Stream.LEADERS, 3);
    cursor.raiseTo(Cursor.parse("1.1.8.1"));

    assertThat(cursor).hasToString("9.5.8.5");
  }

  @Test
  void shouldReachAFloorOnlyWhenEveryStreamDoes() {
    Cursor floor = Cursor.parse("5.6.7.8");

    assertThat(Cursor.parse("5.6.7.8").reaches(floor)).isTrue();
    assertThat(Cursor.parse("8").reaches(floor)).isTrue();
    assertThat(Cursor.parse("5.6.7.7").reaches(floor)).isFalse();
    assertThat(Cursor.parse("4.9.9.9").reaches(floor)).isFalse();
  }
}
