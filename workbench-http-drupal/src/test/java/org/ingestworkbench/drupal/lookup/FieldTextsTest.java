package org.ingestworkbench.drupal.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a site says of a field, in the form that a {@code create} takes. */
class FieldTextsTest {

  private static JsonNode entity(String json) throws IOException {
    return new ObjectMapper().readTree(json.replace('\'', '"'));
  }

  private static Map<String, List<String>> there(String json) throws IOException {
    return FieldTexts.ofThere(
        entity(json), id -> id.equals("9") ? Optional.empty() : Optional.of("subject:T" + id));
  }

  @Test
  void numbersAreWrittenWithoutExponents() throws IOException {
    assertThat(
            there(
                "{'a':[{'lat':0.00001,'lng':-123.9,'data':[],'value':'x'}],'b':[{'value':49.0}]}"))
        .containsEntry("a", List.of("0.00001,-123.9"))
        .containsEntry("b", List.of("49.0"));
  }

  @Test
  void aReferenceToWhatIsNotThereAnyMoreIsLeftOut() throws IOException {
    assertThat(
            there(
                "{'t':[{'target_id':3,'target_type':'taxonomy_term','url':'/t/3'},{'target_id':4}],"
                    + "'g':[{'target_id':9,'target_type':'taxonomy_term'}],"
                    + "'n':[{'target_id':5,'target_type':'node','url':'/alias'}],"
                    + "'r':[{'rel_type':'relators:aut','target_id':3,'target_type':'taxonomy_term'},"
                    + "{'rel_type':'relators:aut','target_id':8}]}"))
        .containsEntry("t", List.of("subject:T3"))
        .containsEntry("g", List.of())
        .containsEntry("n", List.of("5"))
        .containsEntry("r", List.of("relators:aut:subject:T3"));
  }

  @Test
  void aListOfWhatWasMadeNamesTargetsByTheirIds() throws IOException {
    assertThat(FieldTexts.of(entity("{'t':[{'target_id':3},{'target_id':'x'}]}")))
        .containsEntry("t", List.of("3", "x"));
  }
}
