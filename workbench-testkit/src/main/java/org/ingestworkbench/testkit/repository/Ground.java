package org.ingestworkbench.testkit.repository;

import java.util.List;
import java.util.Map;
import org.ingestworkbench.model.Value;

/**
 * What the contract builds on in a repository.
 *
 * @param bundle a content type
 * @param fields what a node of it cannot be without; may be empty
 * @param hidden fields that make a node invisible to the public, such as {@code status}; a
 *     repository that refuses them skips the test
 * @param invalid fields that a node of it is refused for
 * @param vocabulary where terms may be made
 * @param termField a field of the content type that refers to terms of the vocabulary
 * @param mediaBundle a media type that takes text files
 * @param fileField its field for the file
 */
public record Ground(
    String bundle,
    Map<String, List<Value>> fields,
    Map<String, List<Value>> hidden,
    Map<String, List<Value>> invalid,
    String vocabulary,
    String termField,
    String mediaBundle,
    String fileField) {

  public Ground {
    fields = Map.copyOf(fields);
    hidden = Map.copyOf(hidden);
    invalid = Map.copyOf(invalid);
  }

  /**
   * Islandora's starter site.
   *
   * @param model the ID of a term of the vocabulary {@code islandora_models}
   */
  public static Ground islandora(String model) {
    return new Ground(
        "islandora_object",
        Map.of("field_model", List.of(term(model))),
        Map.of("status", List.of(new Value.Text("0"))),
        Map.of("field_subject", List.of(term("2147483647"))),
        "subject",
        "field_subject",
        "file",
        "field_media_file");
  }

  private static Value term(String id) {
    return new Value.Reference(new Value.Existing(id), "taxonomy_term");
  }
}
