package io.rejoin.schemas.serde.error;

import static io.rejoin.schemas.serde.error.SerdeException.Kind.POISON;
import static io.rejoin.schemas.serde.error.SerdeException.Kind.RETRIABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SerdeExceptionTest {

  static Stream<SerdeException> poison() {
    return Stream.of(
        new ForeignFormatException("t", "it has 3 bytes in all"),
        new OversizedValueException("t", 9, 8, "rejoin.max.value.bytes"),
        new UnknownSchemaException(7),
        new UnusableSchemaException("schema id 7", "it is of type JSON", cause()),
        new UnexpectedRecordException("t", "test.A", List.of("test.B")),
        new IncompatibleSchemaException("test.A", "the versions of subject s", "no", cause()),
        new UndecodableValueException("t", 7, "it ends too soon", cause()),
        new UnencodableValueException("t", "a test.A", "it is a String", cause()));
  }

  static Stream<SerdeException> retriable() {
    return Stream.of(
        new RegistryUnavailableException(4, List.of("http://a answers 503"), cause()),
        new RegistryRefusedException("GET /x at http://a", "http://a answers 401"),
        new UnregisteredSchemaException("s", "test.A"));
  }

  static Stream<SerdeException> all() {
    return Stream.concat(poison(), retriable());
  }

  @ParameterizedTest
  @MethodSource("poison")
  void shouldSetTheRecordAsideWhenTheFailureIsItsOwn(SerdeException failure) {
    assertThat(failure.kind()).isEqualTo(POISON);
    assertThat(SerdeException.kindOf(failure)).isEqualTo(POISON);
  }

  @ParameterizedTest
  @MethodSource("retriable")
  void shouldTryAgainWhenTheFailureIsNotTheRecords(SerdeException failure) {
    assertThat(failure.kind()).isEqualTo(RETRIABLE);
    assertThat(SerdeException.kindOf(failure)).isEqualTo(RETRIABLE);
  }

  @ParameterizedTest
  @MethodSource("all")
  void shouldSayWhatWasExpectedWhatWasFoundAndWhatToDo(SerdeException failure) {
    assertThat(failure)
        .hasMessageMatching("Expected [^%]+, but [^%]+\\. [A-Z][^%]+\\.")
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void shouldHaveATestWhenAnExceptionIsAdded() {
    assertThat(all().map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.asList(SerdeException.class.getPermittedSubclasses()));
  }

  @Test
  void shouldTellTheNetworkFromTheBytesWhenTheFailureIsForeign() {
    List.of(
            new ConnectException(),
            new SocketTimeoutException(),
            new UnknownHostException("registry"),
            new HttpTimeoutException("late"))
        .forEach(
            cause -> {
              RuntimeException wrapped = new IllegalStateException(cause);
              assertThat(SerdeException.kindOf(new SerializationException(wrapped)))
                  .isEqualTo(RETRIABLE);
            });
    assertThat(SerdeException.kindOf(new SerializationException(new EOFException())))
        .isEqualTo(POISON);
    assertThat(SerdeException.kindOf(new SerializationException("Unknown magic byte!")))
        .isEqualTo(POISON);
  }

  @Test
  void shouldTryAgainWhenKafkaSaysItIsNotTheRecord() {
    assertThat(SerdeException.kindOf(new TimeoutException())).isEqualTo(RETRIABLE);
    assertThat(SerdeException.kindOf(new TopicAuthorizationException("no"))).isEqualTo(RETRIABLE);
  }

  @Test
  void shouldSetTheRecordAsideWhenItBreaksADeserializer() {
    assertThat(SerdeException.kindOf(new ClassCastException())).isEqualTo(POISON);
    assertThat(SerdeException.kindOf(new NullPointerException())).isEqualTo(POISON);
  }

  private static Exception cause() {
    return new IllegalStateException("deep");
  }
}
