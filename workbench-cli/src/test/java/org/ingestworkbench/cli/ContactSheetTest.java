package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A page of the input, to look it over. */
@Timeout(300)
class ContactSheetTest extends CommandCase {

  @BeforeEach
  void threeRows() throws IOException {
    Files.writeString(directory.resolve("a b.jpg"), "a");
    command
        .config()
        .csv(
            "id,title,field_model,file",
            "1,One & <script>alert(1)</script>,Image,a b.jpg",
            "2,Two,Image,\"x\"\" onerror=\"\"alert(2).png\"",
            "3,Three,Image,three.TIF",
            "4,Four,Image,https://example.org/four.jpg");
  }

  private Path page(String name) {
    return directory.resolve("contact_sheet_output").resolve(name);
  }

  @Test
  void eachRowHasACardWithItsFile() throws IOException {
    assertThat(command.create("--contactsheet")).as(said()).isZero();

    assertThat(command.out()).contains("The contact sheet is " + page("contact_sheet.htm"));
    var html = Files.readString(page("contact_sheet.htm"));
    assertThat(html.split("<section>")).hasSize(5);
    assertThat(html)
        .contains("src=\"" + directory.resolve("a b.jpg").toUri() + "\"")
        .contains("<div class=\"kind\">tif</div>")
        .contains("<dt>field_model</dt><dd>Image</dd>")
        .doesNotContain("src=\"http");
    assertThat(site.nodes()).isEmpty();
    assertThat(map()).doesNotExist();
  }

  @Test
  void nothingOfTheInputIsTakenForHtml() throws IOException {
    assertThat(command.create("--contactsheet")).as(said()).isZero();

    assertThat(Files.readString(page("contact_sheet.htm")))
        .contains("One &amp; &lt;script&gt;")
        .doesNotContain("<script", "x\" onerror");
  }

  @Test
  void aPageThatIsThereStaysAndALinkIsNotFollowed() throws IOException {
    Files.createDirectory(page("x").getParent());
    var elsewhere = directory.resolve("elsewhere");
    Files.createSymbolicLink(page("contact_sheet.htm"), elsewhere);

    assertThat(command.create("--contactsheet")).as(said()).isZero();

    assertThat(elsewhere).doesNotExist();
    assertThat(page("contact_sheet.2.htm")).isRegularFile();
  }

  @Test
  void aDirectoryThatIsALinkIsRefused() throws IOException {
    var elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Files.createSymbolicLink(directory.resolve("sheets"), elsewhere);
    command.config("contact_sheet_output_dir: sheets");

    assertThat(command.create("--contactsheet")).isEqualTo(2);

    assertThat(command.err()).contains("is a link, or no directory");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void withACheckBothAreDone() {
    command.create("--check", "--contactsheet");

    assertThat(command.out()).contains("The contact sheet is ").contains("FILE_MISSING");
  }
}
