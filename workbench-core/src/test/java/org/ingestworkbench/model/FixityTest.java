package org.ingestworkbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.ingestworkbench.model.MediaDraft.Fixity;
import org.ingestworkbench.model.MediaDraft.Fixity.Algorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixityTest {

  @TempDir Path directory;

  /** The checksums of RFC 1321, RFC 3174 and FIPS 180 for "abc". */
  @ParameterizedTest
  @CsvSource({
    "MD5, 900150983cd24fb0d6963f7d28e17f72",
    "SHA1, a9993e364706816aba3e25717850c26c9cd0d89d",
    "SHA256, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  })
  void aFileHasTheChecksumThatTheStandardSays(Algorithm algorithm, String checksum)
      throws IOException {
    var file = Files.writeString(directory.resolve("a"), "abc");
    var fixity = new Fixity(algorithm, checksum.toUpperCase(Locale.ROOT));
    assertThat(fixity.of(file, () -> false)).isEqualTo(checksum);
    assertThat(fixity.allows(checksum)).isTrue();
    assertThat(fixity.allows("0" + checksum.substring(1))).isFalse();
    assertThat(algorithm.fits(checksum)).isTrue();
    assertThat(algorithm.fits("g" + checksum.substring(1))).isFalse();
    assertThat(algorithm.fits(checksum + "0")).isFalse();
  }

  @Test
  void aFileOfAnyLengthIsReadUntilItIsToStop() throws IOException {
    var file = Files.write(directory.resolve("a"), new byte[1_000_000]);
    var fixity = new Fixity(Algorithm.MD5, null);
    assertThat(fixity.of(file, () -> false)).isEqualTo("879f4bba57ed37c9ec5e5aedf9864698");
    assertThatThrownBy(() -> fixity.of(file, () -> true))
        .isInstanceOf(InterruptedIOException.class);
  }
}
