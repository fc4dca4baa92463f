package org.ingestworkbench.plan.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.ingestworkbench.plan.Catalog.RemoteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteNamesTest {

  private static String name(String address, String mediaType, String name) {
    var file = new RemoteFile(true, null, null, mediaType, name);
    return new RemoteNames(Map.of("image/x-own", "own")).of(address, file, "isl:7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "https://x.org/a.jpg image/png '' a.jpg",
        "HTTPS://x.org/sub/A.JPG '' '' A.JPG",
        "https://x.org/datastream/OBJ/view image/jpeg '' isl:7.jpg",
        "https://x.org/datastream/OBJ/view image/tiff '' isl:7.tif",
        "https://x.org/datastream/OBJ/view '' scan.PDF isl:7.pdf",
        "https://x.org/OBJ/view application/octet-stream scan.jp2 isl:7.jp2",
        "https://x.org/OBJ/view application/octet-stream '' isl:7.bin",
        "https://x.org/download?file=scan.jpg '' '' isl:7.jpg",
        "https://x.org/download?file=scan.jpg application/pdf '' isl:7.pdf",
        "https://x.org/?id=7 audio/mpeg '' isl:7.mp3",
        "https://x.org image/png '' isl:7.png",
        "https://x.org/image.php?id=7 image/gif '' isl:7.gif",
        "https://x.org/v image/x-own '' isl:7.own",
        "https://x.org/view '' '' view",
        "https://x.org/v1.2/object '' '' object"
      })
  void aFileWithoutExtensionGetsTheRowsIdAndWhatTheOtherSiteTells(
      String address, String mediaType, String told, String name) {
    assertThat(name(address, mediaType, told)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "https://x.org/..%2F..%2Fetc%2Fpasswd.jpg passwd.jpg",
        "https://x.org/..%5C..%5Cx.jpg x.jpg",
        "https://x.org/a%0d%0aSet-Cookie:x.jpg aSet-Cookie:x.jpg",
        "https://x.org/%00%1b[31mred.jpg [31mred.jpg",
        "https://x.org/%E2%80%AEgpj.exe.jpg gpj.exe.jpg",
        "https://x.org/%E2%80%A8line.jpg line.jpg",
        "https://x.org/100%.jpg 100%.jpg",
        "https://x.org/%zz.jpg %zz.jpg",
        "https://x.org/caf%C3%A9%20+1.jpg 'caf\u00e9 +1.jpg'"
      })
  void aNameHasPrintableCharactersAndNoDirectory(String address, String name) {
    assertThat(name(address, "", "")).isEqualTo(name);
  }

  @Test
  void anEndlessNameIsNotTaken() {
    assertThat(name("https://x.org/" + "a".repeat(5_000) + ".jpg", "image/jpeg", ""))
        .isEqualTo("isl:7.jpg");
  }

  @Test
  void aNameThatTheOtherSiteGivesCannotLeaveItsDirectory() {
    assertThat(name("https://x.org/view", "", "../../x.p\u0000df")).isEqualTo("isl:7.pdf");
  }
}
