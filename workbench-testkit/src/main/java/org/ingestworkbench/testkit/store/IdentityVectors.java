package org.ingestworkbench.testkit.store;

import java.util.List;
import java.util.UUID;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.StepKey;

/**
 * Frozen uuids. What {@link org.ingestworkbench.model.Identity} says of a step or term must never
 * change, because repositories are full of it. These were computed with Python's {@code
 * uuid.uuid5}.
 */
public final class IdentityVectors {

  /** The job that the steps belong to. */
  public static final JobId JOB = JobId.of("6f1c2a58-0d3b-4c7e-9a51-2b8e4d7f9c03");

  private static final String HOST = "https://repo.example.org";

  private IdentityVectors() {}

  /** A step of {@link #JOB} and its uuid. */
  public record Step(StepKey key, int generation, UUID uuid) {}

  /** A term and its uuid. */
  public record Term(String host, String vocabulary, String foldedName, UUID uuid) {}

  /** Steps of every kind but terms. */
  public static List<Step> steps() {
    return List.of(
        step(StepKey.node("001"), 0, "454d659f-4668-5efc-864e-16c4795e25d2"),
        step(StepKey.node("001"), 1, "9ba4af3f-42ee-528b-9682-63b236d514f6"),
        step(StepKey.node("001"), 2, "4d3eac00-ab66-502d-b60e-9db0937fe88d"),
        step(StepKey.media("002", "file"), 0, "af197c72-61c9-5fe0-b3d8-cf66b536ae63"),
        step(StepKey.media("002", "preservation"), 0, "e804c325-ef5e-52a7-a338-d20cc1be40bb"),
        step(StepKey.page("book", "page-001.tif"), 0, "c9cecbf9-5e67-5e24-af64-4e5bc8719384"),
        step(
            StepKey.pageMedia("book", "page-001.tif", ""),
            0,
            "7252b447-fd29-5024-88d8-faef6abc0645"),
        step(
            StepKey.pageMedia("book", "page-001.tif", "http://pcdm.org/use#OriginalFile"),
            0,
            "b1f93afa-efcc-5925-9456-7e5dfccb8156"),
        step(StepKey.alias("001"), 0, "8202a364-a994-561b-a205-8aa1c173899a"),
        step(StepKey.node("\u00e9"), 0, "1eda89ab-9727-5b46-bf54-74e01260014f"),
        step(StepKey.node("e\u0301"), 0, "1eda89ab-9727-5b46-bf54-74e01260014f"),
        step(StepKey.node("\u4e2d\u6587 \ud83d\udcda"), 0, "7ef89b21-5b30-504c-aae7-be3ecad94ffc"),
        step(StepKey.node("it's \"x\"\n"), 0, "8102ad9f-d804-5904-b1d0-6689ec530232"),
        step(StepKey.node("A"), 0, "3b0c7771-15bc-51d0-abe3-05738dd04a3e"),
        step(StepKey.node("a"), 0, "2fcb3b78-be33-514a-af64-db06d6199e88"),
        step(StepKey.node(""), 0, "24371f44-b0dc-549e-8ff1-3299c9091aa9"));
  }

  /** Terms of two sites. */
  public static List<Term> terms() {
    return List.of(
        term(HOST, "subject", "cats", "9ec9fd3a-8e75-552c-836d-0d9e6bc06e98"),
        term(HOST, "subject", "\u00e9t\u00e9", "506e423e-1056-5f02-b8d4-b458123a44e7"),
        term(HOST, "person", "cats", "61e267b3-f81b-530e-a56b-637117fe168c"),
        term(
            "https://other.example.org",
            "subject",
            "cats",
            "9cf4dc33-4cdf-51e2-b5cd-8f781fbaeb22"));
  }

  private static Step step(StepKey key, int generation, String uuid) {
    return new Step(key, generation, UUID.fromString(uuid));
  }

  private static Term term(String host, String vocabulary, String foldedName, String uuid) {
    return new Term(host, vocabulary, foldedName, UUID.fromString(uuid));
  }
}
