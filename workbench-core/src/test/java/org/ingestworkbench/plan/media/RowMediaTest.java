package org.ingestworkbench.plan.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.plan.item.Bench.bench;
import static org.ingestworkbench.plan.item.Bench.codes;
import static org.ingestworkbench.plan.item.Bench.message;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.MediaDraft.Fixity;
import org.ingestworkbench.model.MediaDraft.Fixity.Algorithm;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.Catalog.RemoteFile;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.item.Bench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowMediaTest {

  @TempDir Path directory;

  @BeforeEach
  void files() throws IOException {
    for (var name :
        List.of("a.jpg", "a.tif", "a.mp4", "a.txt", "a.xyz", "a.tar.gz", "fits.xml", "en.vtt")) {
      Files.writeString(directory.resolve(name), "x");
    }
    Files.createDirectory(directory.resolve("sub"));
    Files.writeString(directory.resolve("sub/b.PNG"), "x");
  }

  private Bench media(UnaryOperator<MediaSettings.Builder> change) {
    return bench().in(directory).media(change);
  }

  private Bench plain() {
    return bench().in(directory);
  }

  private static MediaDraft only(Bench bench, String... cells) {
    var media = bench.item(cells).media();
    assertThat(media).hasSize(1);
    return media.get(0);
  }

  private static String alt(MediaDraft medium) {
    return ((MediaDraft.Upload) medium.content()).alt();
  }

  @ParameterizedTest
  @CsvSource({
    "a.jpg, image, field_media_image",
    "sub/b.PNG, image, field_media_image",
    "sub\\b.png, image, field_media_image",
    "a.tif, file, field_media_file",
    "a.mp4, video, field_media_video_file",
    "a.txt, extracted_text, field_media_file",
    "a.xyz, file, field_media_file",
    "a.tar.gz, file, field_media_file"
  })
  void theMediaTypeFollowsTheExtension(String name, String bundle, String field) {
    var medium = only(plain(), "file", name);
    assertThat(medium.bundle()).isEqualTo(bundle);
    assertThat(medium.content().field()).isEqualTo(field);
  }

  @Test
  void anOverrideWinsOverTheTableAndAForcedTypeOverAll() {
    var override = media(m -> m.types(t -> t.withOverride(Map.of("document", List.of("TIF")))));
    assertThat(only(override, "file", "a.tif").bundle()).isEqualTo("document");
    var forced = media(m -> m.types(t -> t.withForced("file")));
    assertThat(only(forced, "file", "a.jpg").bundle()).isEqualTo("file");
  }

  private Bench compared() {
    return media(m -> m.fixity(Algorithm.MD5));
  }

  @Test
  void theRowsOwnFileIsComparedWithTheColumnAndEveryFileWithWhatIsStored() {
    var checksum = "9DD4E461268C8034F5C8564E155C67A6";
    var bench = media(m -> m.fixity(Algorithm.MD5).additionalFiles("thumb", "17"));
    var media = bench.item("file", "a.jpg", "thumb", "a.tif", "checksum", checksum + " ").media();
    assertThat(media)
        .extracting(medium -> ((MediaDraft.FileContent) medium.content()).fixity())
        .containsExactly(new Fixity(Algorithm.MD5, checksum), new Fixity(Algorithm.MD5, null));
    assertThat(compared().item("file", "a.jpg").media())
        .extracting(medium -> ((MediaDraft.FileContent) medium.content()).fixity())
        .containsExactly(new Fixity(Algorithm.MD5, null));
  }

  @Test
  void nothingIsComparedUnlessItIsAskedFor() {
    var content = only(plain(), "file", "a.jpg", "checksum", "x").content();
    assertThat(((MediaDraft.FileContent) content).fixity()).isNull();
  }

  @Test
  void aCellThatIsNoChecksumFailsTheRowAndAnEmptyOneIsNoted() {
    var sha1 =
        compared().plan("file", "a.jpg", "checksum", "11f6ad8ec52a2984abaafd7c3b516503785c2072");
    assertThat(codes(sha1)).containsExactly("ROW_ERROR VALUE_INVALID");
    assertThat(message(sha1, Code.VALUE_INVALID)).contains("is no md5");
    assertThat(codes(compared().plan("file", "a.jpg", "checksum", "")))
        .containsExactly("NOTE VALUE_MISSING");
  }

  @Test
  void theAlgorithmIsNoPartOfFingerprintsAndTheColumnIsAsAnyOther() {
    var row = Bench.row("file", "a.jpg", "checksum", "x");
    var names = row.cells().keySet().toArray(String[]::new);
    assertThat(compared().planner(names).fingerprint(row))
        .isEqualTo(plain().planner(names).fingerprint(row));
    var with = PlanSettings.builder().media(MediaSettings.builder().fixity(Algorithm.MD5).build());
    assertThat(with.build().fingerprint()).isEqualTo(PlanSettings.builder().build().fingerprint());
  }

  @Test
  void additionalFilesFollowInTheOrderOfTheSettings() {
    var bench =
        media(
            m ->
                m.additionalFiles("thumb", "http://pcdm.org/use#ThumbnailImage")
                    .additionalFiles("text", "18"));
    var media = bench.item("text", "a.txt", "file", "a.tif", "thumb", "a.jpg").media();
    assertThat(media)
        .extracting(MediaDraft::step)
        .containsExactly(
            StepKey.media("r1", "file"), StepKey.media("r1", "thumb"), StepKey.media("r1", "text"));
    assertThat(media)
        .extracting(MediaDraft::uses)
        .containsExactly(List.of("16"), List.of("17"), List.of("18"));
    assertThat(media.get(2).fields())
        .containsEntry(
            "field_edited_text", List.of(new Value.FileText(directory.resolve("a.txt"))));
  }

  @Test
  void theMediaUseMayDecideTheTypeOfAdditionalFiles() {
    var fits = "https://projects.iq.harvard.edu/fits";
    var bench =
        media(
            m ->
                m.additionalFiles("fits", fits)
                    .types(t -> t.withByUse(Map.of(fits, "fits_technical_metadata"))));
    bench.catalog.term("19", "islandora_media_use", "FITS File", fits);
    assertThat(only(bench, "fits", "fits.xml").bundle()).isEqualTo("fits_technical_metadata");
  }

  @Test
  void severalUsesAreOneMedium() {
    assertThat(only(plain(), "file", "a.jpg", "media_use_tid", "16|Thumbnail Image|16").uses())
        .containsExactly("16", "17");
  }

  @ParameterizedTest
  @CsvSource({
    "25, TERM_WRONG_VOCABULARY",
    "999, MEDIA_USE_MISSING",
    "http://example.org/use, MEDIA_USE_MISSING",
    "Original Fiel, MEDIA_USE_MISSING"
  })
  void aWrongMediaUseRefusesItsRow(String use, String code) {
    assertThat(codes(plain().plan("file", "a.jpg", "media_use_tid", use)))
        .containsExactly("ROW_ERROR " + code);
  }

  @Test
  void aMissingFileRefusesItsRowOrIsSaid() {
    var planned = plain().plan("file", "nothing.jpg");
    assertThat(planned.item()).isNull();
    assertThat(message(planned, Code.FILE_MISSING))
        .isEqualTo(directory.resolve("nothing.jpg") + " does not exist.");

    var allowed =
        media(m -> m.allowMissingFiles(true).additionalFiles("thumb", "17"))
            .plan("file", "nothing.jpg", "thumb", "a.jpg");
    assertThat(codes(allowed)).containsExactly("WARNING FILE_MISSING");
    assertThat(allowed.item().media()).hasSize(1);
  }

  @Test
  void aMissingAdditionalFileIsSaidInItsOwnWords() {
    var planned =
        media(m -> m.additionalFiles("thumb", "17")).plan("thumb", "./sub/../nothing.jpg");
    assertThat(message(planned, Code.FILE_MISSING))
        .isEqualTo(directory.resolve("nothing.jpg") + " does not exist.");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPathOfWindowsIsToldToBeOne() {
    assertThat(message(plain().plan("file", "C:\\Scans\\a.jpg"), Code.FILE_MISSING))
        .isEqualTo(
            directory.resolve("C:/Scans/a.jpg")
                + " does not exist. \"C:\\Scans\\a.jpg\" is a path of Windows, which means nothing on"
                + " this machine: write it relative to the input directory ("
                + directory
                + ").");
  }

  @Test
  void emptyCellsAreSaid() {
    var planned = media(m -> m.additionalFiles("thumb", "17")).plan("file", "", "thumb", "");
    assertThat(codes(planned)).containsExactly("WARNING FILE_EMPTY", "NOTE FILE_EMPTY");
    assertThat(planned.item().media()).isEmpty();
  }

  @Test
  void withNodesOnlyFilesAreNotLookedAt() {
    var planned = media(m -> m.nodesOnly(true)).plan("file", "nothing.jpg");
    assertThat(planned.problems()).isEmpty();
    assertThat(planned.item().media()).isEmpty();
  }

  @Test
  void addressesOfProvidersAreEmbeddedAndOthersFetched() {
    var medium = only(plain(), "file", "https://youtu.be/abc");
    assertThat(medium.bundle()).isEqualTo("remote_video");
    assertThat(medium.name()).isEqualTo("abc");
    assertThat(medium.content())
        .isEqualTo(new MediaDraft.Remote("field_media_oembed_video", "https://youtu.be/abc"));
    var fetched = only(plain(), "file", "https://example.org/x/caf%C3%A9%201.jpg?size=big");
    assertThat(fetched.bundle()).isEqualTo("image");
    assertThat(fetched.content())
        .isEqualTo(
            new MediaDraft.Download(
                "field_media_image",
                "https://example.org/x/caf%C3%A9%201.jpg?size=big",
                "caf\u00e9 1.jpg",
                "caf\u00e9 1.jpg"));
    assertThat(codes(plain().plan("file", "https://example.org/ocr.txt")))
        .containsExactly("ROW_ERROR REMOTE_FILE");
  }

  private static Bench remote(RemoteFile file) {
    var bench = bench();
    bench.catalog.remoteFiles.put("https://example.org/view", file);
    return bench;
  }

  @Test
  void aFileThatMustNotBeFetchedRefusesItsRow() {
    var planned = remote(RemoteFile.refused("it is so")).plan("file", "https://example.org/view");
    assertThat(planned.item()).isNull();
    assertThat(message(planned, Code.REMOTE_FILE))
        .isEqualTo("The file https://example.org/view is not fetched: it is so.");
  }

  @Test
  void aPrivateNetworkIsToldOnceAndAPageInsteadOfAFileEachTime() {
    var page = new RemoteFile(true, null, "x is private", "text/html", "");
    var bench = remote(page);
    bench.catalog.remoteFiles.put("https://example.org/a.jpg", page);
    var row = Bench.row("file", "https://example.org/a.jpg");
    var planner = bench.planner("id", "title", "file");
    assertThat(codes(planner.plan(row))).containsExactly("NOTE REMOTE_FILE", "WARNING REMOTE_FILE");
    assertThat(codes(planner.plan(row))).containsExactly("WARNING REMOTE_FILE");
  }

  @Test
  void aFileOfAnotherSiteIsPlannedByTheTypeThatTheSiteTells() {
    var bench = remote(new RemoteFile(true, null, null, "image/jpeg", ""));
    var medium = only(bench, "file", "https://example.org/view");
    assertThat(medium.bundle()).isEqualTo("image");
    assertThat(medium.name()).isEqualTo("r1.jpg");
  }

  @Test
  void anExtensionThatIsNotTakenIsNamedByTheAddress() {
    var bench = remote(new RemoteFile(true, null, null, "text/html", ""));
    bench.catalog.extensions.put("file", Set.of("jpg"));
    assertThat(message(bench.plan("file", "https://example.org/view"), Code.FILE_EXTENSION))
        .contains("\"html\" (https://example.org/view), only jpg");
  }

  @Test
  void theRepositoryHasToKnowTypeAndExtension() {
    var bench = plain();
    bench.catalog.mediaBundles.remove("video");
    bench.catalog.extensions.put("image", Set.of("png", "gif"));
    assertThat(codes(bench.plan("file", "a.mp4")))
        .containsExactly("ROW_ERROR MEDIA_BUNDLE_MISSING");
    assertThat(message(bench.plan("file", "a.jpg"), Code.FILE_EXTENSION))
        .contains("\"jpg\" (a.jpg), only gif, png");
    assertThat(bench.item("file", "sub/b.PNG").media()).hasSize(1);
  }

  @Test
  void aTypeWithoutFieldNamesTheSettingThatHelps() {
    var planned = media(m -> m.types(t -> t.withForced("scan"))).plan("file", "a.jpg");
    assertThat(message(planned, Code.MEDIA_BUNDLE_MISSING)).contains(Advice.FILE_FIELDS.words());
  }

  @Test
  void mediaAreCalledLikeTheirFileOrAsTheSettingsSay() {
    assertThat(only(plain(), "file", "sub/b.PNG").name()).isEqualTo("b.PNG");
    var title = media(m -> m.naming(n -> n.withNodeTitle(true).withNodeId(true)));
    assertThat(only(title, "file", "a.jpg").name()).isEqualTo("A title");
    var column = media(m -> m.naming(n -> n.withColumn("field_note")));
    assertThat(only(column, "file", "a.jpg", "field_note", "x".repeat(300)).name()).hasSize(255);
    assertThat(only(column, "file", "a.jpg", "field_note", "").name()).isEqualTo("a.jpg");
    var id = only(media(m -> m.naming(n -> n.withNodeId(true))), "file", "a.jpg");
    assertThat(id.nameFor("17")).isEqualTo("17-Original File");
  }

  @Test
  void anUploadKeepsItsDirectoryUnlessTold() {
    assertThat(filename(plain(), "sub\\b.PNG")).isEqualTo("sub/b.PNG");
    assertThat(filename(media(m -> m.naming(n -> n.withKeepDirectory(false))), "sub/b.PNG"))
        .isEqualTo("b.PNG");
    assertThat(filename(plain(), directory.resolve("sub/b.PNG").toString())).isEqualTo("b.PNG");
  }

  private static String filename(Bench bench, String cell) {
    return ((MediaDraft.Upload) only(bench, "file", cell).content()).filename();
  }

  @Test
  void onlyImagesHaveAnAlternativeText() {
    var cells = new String[] {"file", "a.jpg", "image_alt_text", "A <b>cat</b> on a mat"};
    assertThat(alt(only(plain(), cells))).isEqualTo("A cat on a mat");
    assertThat(alt(only(plain(), "file", "a.jpg", "image_alt_text", ""))).isEqualTo("a.jpg");
    assertThat(alt(only(plain(), "file", "a.tif", "image_alt_text", "x"))).isNull();
  }

  @Test
  void aLongAlternativeTextIsCutAndSaid() {
    var planned =
        media(m -> m.maxAltTextLength(5)).plan("file", "a.jpg", "image_alt_text", "too long");
    assertThat(alt(planned.item().media().get(0))).isEqualTo("too l");
    assertThat(codes(planned)).containsExactly("WARNING ALT_TEXT_TRUNCATED");
  }

  @Test
  void tracksGoWithTheMediaOfTheirType() {
    var cell = "English:subtitles:en:en.vtt|Chapters:chapters:en:EN.vtt";
    var planned =
        plain()
            .plan(
                "file", "a.mp4",
                "media:video:field_track", "English:subtitles:en:en.vtt",
                "media:audio:field_track", cell);
    assertThat(planned.item().media().get(0).tracks())
        .containsExactly(
            new MediaDraft.Track(
                "field_track", "English", "subtitles", "en", directory.resolve("en.vtt")));
  }

  @ParameterizedTest
  @CsvSource({
    "en.vtt, TRACK_INVALID",
    "English:songs:en:en.vtt, TRACK_INVALID",
    "English:subtitles:en:en.srt, TRACK_INVALID",
    "English:subtitles:en:nothing.vtt, FILE_MISSING"
  })
  void aWrongTrackRefusesItsRow(String cell, String code) {
    assertThat(codes(plain().plan("file", "a.mp4", "media:video:field_track", cell)))
        .containsExactly("ROW_ERROR " + code);
  }

  @Test
  void textWithItsPlacesOnThePageSaysSo() throws IOException {
    Files.writeString(directory.resolve("a.hocr"), "x");
    assertThat(only(plain(), "file", "a.hocr").fields())
        .containsEntry("field_mime_type", List.of(new Value.Text("text/vnd.hocr+html")));
  }

  @Test
  void aFileThatMayNotBeReadRefusesItsRow() {
    var file = directory.resolve("a.jpg").toFile();
    assumeTrue(file.setReadable(false) && !file.canRead(), "This account may read everything.");
    assertThat(codes(plain().plan("file", "a.jpg"))).containsExactly("ROW_ERROR FILE_UNREADABLE");
  }

  @Test
  void aTextThatIsNotUtf8RefusesTheRowBeforeAnythingIsMade() throws IOException {
    Files.write(directory.resolve("a.txt"), new byte[] {'a', (byte) 0xE9, 'b'});
    var planned = plain().plan("file", "a.txt");
    assertThat(codes(planned)).containsExactly("ROW_ERROR FILE_ENCODING");
    assertThat(planned.item()).isNull();
  }

  /** A character may lie across the blocks in which a file is read. */
  @Test
  void aLongTextIsReadToItsEnd() throws IOException {
    var text = "\u20ac".repeat(50_000);
    Files.writeString(directory.resolve("a.txt"), text);
    assertThat(codes(plain().plan("file", "a.txt"))).isEmpty();
    var bytes = (text + "\u00e9").getBytes(StandardCharsets.UTF_8);
    Files.write(directory.resolve("a.txt"), Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(codes(plain().plan("file", "a.txt"))).containsExactly("ROW_ERROR FILE_ENCODING");
  }
}
