package org.ingestworkbench.drupal.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.ingestworkbench.drupal.Credentials;
import org.ingestworkbench.drupal.Drafts;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files get the names that they have on a real Drupal when Islandora Workbench uploads them: that
 * program transliterates the name as the input has it, directories included, and Drupal takes what
 * comes after the last slash of the plain {@code filename}.
 */
class FileNamesTest {

  /** The name in the input, and the one on the site. */
  private static final List<List<String>> TABLE =
      List.of(
          List.of("scan.tif", "scan.tif"),
          List.of("sub/deep.tif", "deep.tif"),
          List.of("a/b/c d.tif", "c d.tif"),
          List.of("\u00e9t\u00e9.tif", "ete.tif"),
          List.of("e\u0301cole.tif", "ecole.tif"),
          List.of("Stra\u00dfe.tif", "Strasse.tif"),
          List.of("\u00c6r\u00f8sk\u00f8bing.tif", "AEroskobing.tif"),
          List.of("\u0141\u00f3d\u017a.tif", "Lodz.tif"),
          List.of("\u0130stanbul \u0131\u015f\u0131k.tif", "Istanbul isik.tif"),
          List.of("\u041c\u043e\u0441\u043a\u0432\u0430.tif", "Moskva.tif"),
          List.of("\u041e\u0431\u044a\u0435\u043a\u0442.tif", "Ob'ekt.tif"),
          List.of("\u0391\u03b8\u03ae\u03bd\u03b1.tif", "Athena.tif"),
          List.of("\u6771\u4eac.tif", "Dong Jing .tif"),
          List.of("\u3057\u3083\u3057\u3093.tif", "shiyashin.tif"),
          List.of("\u30c7\u30fc\u30bf.tif", "de-ta.tif"),
          List.of("\uc11c\uc6b8.tif", "seoul.tif"),
          List.of("\u05e9\u05dc\u05d5\u05dd.tif", "SHlvm.tif"),
          List.of("\u0b95\u0bb2\u0bc8.tif", "klai.tif"),
          List.of("x\u2013y \u201cz\u201d.tif", "x-y \"z\".tif"),
          List.of("\u00bd inch.tif", "2 inch.tif"),
          List.of("Jane\u2019s \u2116 5\u2026.tif", "Jane's No.  5....tif"),
          List.of(".hidden.tif", "hidden.tif"),
          List.of("tab\there.tif", "tab_here.tif"),
          List.of("\ud83d\ude00.tif", "u1f600.tif"));

  @TempDir Path folder;

  @Test
  void aFileIsCalledOnTheSiteAsIslandoraWorkbenchWouldHaveItCalled() throws IOException {
    try (var site = StandIn.builder().start();
        var client = DrupalClient.connect(site.uri(), Credentials.of("admin", "password"))) {
      var made = client.create(Drafts.node());
      var node = EntityRef.node(made.id(), made.uuid());
      var file = Files.writeString(folder.resolve("x.tif"), "x");
      for (var row : TABLE) {
        client.create(named(Drafts.medium(node, file), row.get(0)));
      }
      assertThat(site.files().stream().map(Entity::title))
          .containsExactlyElementsOf(TABLE.stream().map(row -> row.get(1)).toList());
    }
  }

  private static Creation.OfMedia named(Creation.OfMedia medium, String name) {
    var draft = medium.media();
    var upload = (MediaDraft.Upload) draft.content();
    var content = new MediaDraft.Upload(upload.field(), upload.file(), name, upload.alt());
    var same =
        new MediaDraft(
            draft.step(),
            draft.source(),
            draft.bundle(),
            draft.name(),
            false,
            content,
            draft.uses(),
            draft.fields(),
            List.of());
    return new Creation.OfMedia(UUID.randomUUID(), same, medium.node());
  }

  @Test
  void namesOfSeveralScriptsKeepTheirDifferences() {
    assertThat(Stream.of("\ud83d\ude00.tif", "\ud83d\ude01.tif").map(FileName::ascii).distinct())
        .hasSize(2);
  }
}
