package org.ingestworkbench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PlanSettingsTest {

  private static PlanSettings settings(UnaryOperator<PlanSettings.Builder> change) {
    return change.apply(PlanSettings.builder()).build();
  }

  @Test
  void theTextSaysOnlyWhatIsNotUsual() {
    assertThat(PlanSettings.builder().build())
        .hasToString("PlanSettings[] for files in input_data");
    var changed =
        settings(
            b ->
                b.contentType("article")
                    .terms(t -> t.withAdding(true))
                    .texts(t -> t.withMaxTitleLength(30))
                    .media(MediaSettings.builder().additionalFiles("thumb", "17").build())
                    .inputDirectory(Path.of("files")));
    assertThat(changed)
        .hasToString(
            "PlanSettings[content_type=article, allow_adding_terms=true, max_node_title_length=30,"
                + " additional_files=[thumb: 17]] for files in files");
    assertThat(MediaSettings.builder().nodesOnly(true).build())
        .hasToString("MediaSettings[nodes_only=true]");
    assertThat(PageSettings.builder().fromDirectories(true).build())
        .hasToString("PageSettings[paged_content_from_directories=true]");
  }

  @Test
  void theDefaultsAreIslandoraWorkbenchs() {
    var defaults = PlanSettings.builder().build();
    assertThat(defaults.contentType()).isEqualTo("islandora_object");
    assertThat(defaults.idField()).isEqualTo("id");
    assertThat(defaults.subdelimiter()).isEqualTo("|");
    assertThat(defaults.texts().format()).isEqualTo("basic_html");
    assertThat(defaults.texts().maxTitleLength()).isEqualTo(255);
    assertThat(defaults.terms().adding()).isFalse();
    assertThat(defaults.media().use()).isEqualTo("http://pcdm.org/use#OriginalFile");
    assertThat(defaults.media().maxAltTextLength()).isEqualTo(255);
    assertThat(defaults.media().naming().keepDirectory()).isTrue();
    assertThat(defaults.media().types().byExtension())
        .hasSize(30)
        .containsEntry("jp2", "file")
        .containsEntry("flv", "video");
    assertThat(defaults.pages().titleTemplate()).isEqualTo("$parent_title, page $weight");
    assertThat(defaults.pages().separator()).isEqualTo("-");
    assertThat(defaults.pages().ignoredFiles()).containsExactly("Thumbs.db");
  }

  @Test
  void whatChangesWhatIsMadeChangesTheFingerprint() {
    var usual = PlanSettings.builder().build().fingerprint();
    List<UnaryOperator<PlanSettings.Builder>> changes =
        List.of(
            b -> b.contentType("article"),
            b -> b.subdelimiter(";"),
            b -> b.ignoredColumns(Set.of("x")),
            b -> b.terms(t -> t.withAdding(true)),
            b -> b.texts(t -> t.withFormats(Map.of("a", "b"))),
            b -> b.media(MediaSettings.builder().use("17").build()),
            b -> b.media(MediaSettings.builder().types(t -> t.withForced("file")).build()),
            b -> b.media(MediaSettings.builder().naming(n -> n.withNodeId(true)).build()),
            b -> b.pages(PageSettings.builder().fromDirectories(true).build()),
            b -> b.pages(PageSettings.builder().weightMultiplier(2).build()));
    assertThat(changes)
        .extracting(change -> settings(change).fingerprint())
        .doesNotHaveDuplicates()
        .doesNotContain(usual);
  }

  @Test
  void whereTheFilesAreAndWhetherTheyMayBeMissingDoesNot() {
    var usual = PlanSettings.builder().build().fingerprint();
    assertThat(settings(b -> b.inputDirectory(Path.of("elsewhere"))).fingerprint())
        .isEqualTo(usual);
    assertThat(settings(b -> b.media(MediaSettings.builder().allowMissingFiles(true).build())))
        .extracting(PlanSettings::fingerprint)
        .isEqualTo(usual);
    assertThat(settings(b -> b.seed("x")).fingerprint()).isEqualTo(usual);
  }

  @Test
  void aSettingWithoutSenseIsRefusedWhereItIsSet() {
    assertThatIllegalArgumentException().isThrownBy(() -> PlanSettings.builder().subdelimiter(""));
    assertThatIllegalArgumentException().isThrownBy(() -> PageSettings.builder().separator(""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextSettings.DEFAULTS.withMaxTitleLength(0));
  }
}
