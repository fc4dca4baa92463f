package org.ingestworkbench.drupal.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.ingestworkbench.drupal.request.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as they are sent and as a site tells them; each pair was recorded. */
class FieldFormTest {

  private static List<ObjectNode> form(String items) {
    return FieldForm.of("field", Json.parsed(items.replace('\'', '"')));
  }

  private static boolean same(@Nullable String type, String sent, String told) {
    return FieldForm.same(type, form("[" + sent + "]"), form("[" + told + "]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "string | {'value':'x'} | {'value':'x'}",
        "integer | {'value':5} | {'value':5}",
        "integer | {'value':'05'} | {'value':5}",
        "boolean | {'value':'1'} | {'value':true}",
        "boolean | {'value':'0'} | {'value':false}",
        "decimal | {'value':'1.5'} | {'value':'1.50'}",
        "decimal | {'value':'1.555'} | {'value':'1.56'}",
        "decimal | {'value':'-2'} | {'value':'-2.00'}",
        "float | {'value':1000.0} | {'value':1000}",
        "float | {'value':3.14159265} | {'value':3.14159}",
        "list_float | {'value':'1.5'} | {'value':1.5}",
        "datetime | {'value':'2020-01-02T03:04:05Z'} | {'value':'2020-01-01T21:04:05-06:00'}",
        "datetime | {'value':'2020-01-02T03:04:05+0200'} | {'value':'2020-01-01T19:04:05-06:00'}",
        "created | {'value':'2020-01-02T03:04:05+02:00'}"
            + " | {'value':'2020-01-02T01:04:05+00:00','format':'Y-m-d\\\\TH:i:sP'}",
        "timestamp | {'value':'1577934245'}"
            + " | {'value':'2020-01-02T03:04:05+00:00','format':'Y-m-d\\\\TH:i:sP'}",
        "text_long | {'value':'x'} | {'value':'x','format':null,'processed':'<p>x</p>'}",
        "text_with_summary | {'value':'x','format':'f'}"
            + " | {'value':'x','format':'f','processed':'x','summary':null}",
        "link | {'uri':'http://e.org','title':'A'}"
            + " | {'uri':'http://e.org','title':'A','options':[]}",
        "link | {'uri':'http://e.org','title':'A'}"
            + " | {'uri':'http://e.org','title':'A','options':{'attributes':{'class':'c'}}}",
        "authority_link | {'source':'s','uri':'u','title':''}"
            + " | {'source':'s','uri':'u','title':null,'options':[]}",
        "geolocation | {'lat':'49.10','lng':'-123.90'}"
            + " | {'lat':49.1,'lng':-123.9,'data':[],'value':'49.1, -123.9'}",
        "entity_reference | {'target_id':'3','target_type':'node'}"
            + " | {'target_id':3,'target_type':'node','target_uuid':'u','url':'/alias'}",
        "entity_reference | {'target_uuid':'u','target_type':'node'}"
            + " | {'target_id':3,'target_type':'node','target_uuid':'u','url':'/alias'}",
        "entity_reference | {'target_id':'3','target_uuid':'u'} | {'target_id':3}",
        "typed_relation | {'target_id':'9','rel_type':'r','target_type':'taxonomy_term'}"
            + " | {'target_id':9,'rel_type':'r','target_type':'t','target_uuid':'u','url':'/x'}",
        "image | {'target_id':'7','alt':'a'}"
            + " | {'target_id':7,'alt':'a','title':'','width':3,'height':2,'url':'/f'}",
        "file | {'target_id':'7'}"
            + " | {'target_id':7,'display':true,'description':'','target_uuid':'u','url':'/f'}",
        "linked_data_field | {'url':'u','value':'v'} | {'url':'u','value':'v'}",
      })
  void theSameValueIsToldInAnotherForm(String type, String sent, String told) {
    assertThat(same(type, sent, told)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "string | {'value':'7'} | {'value':'007'}",
        "string | {'value':'1.5'} | {'value':'1.50'}",
        "string | {'value':'2020-01-02T03:04:05Z'} | {'value':'2020-01-02T03:04:05+00:00'}",
        "string | {'value':'a'} | {'value':'A'}",
        "string | {'value':'a '} | {'value':'a'}",
        "decimal | {'value':'1.6'} | {'value':'1.56'}",
        "decimal | {'value':'x'} | {'value':'1.56'}",
        "integer | {'value':9007199254740993} | {'value':9007199254740992}",
        "float | {'value':1000.0} | {'value':1001}",
        "boolean | {'value':'1'} | {'value':false}",
        "datetime | {'value':'2020-01-02'} | {'value':'2020-01-03'}",
        "text_long | {'value':'x'} | {'value':'x','format':'f','processed':'x'}",
        "link | {'uri':'u','title':'A'} | {'uri':'u','title':'B','options':[]}",
        "link | {'uri':'u'} | {'uri':'u','title':'B','options':[]}",
        "entity_reference | {'target_id':'3'} | {'target_id':33}",
        "entity_reference | {'target_uuid':'u'} | {'target_id':3,'target_uuid':'v'}",
        "entity_reference | {'target_uuid':'u'} | {'target_id':3}",
        "typed_relation | {'target_id':'9','rel_type':'r'} | {'target_id':9,'rel_type':'s'}",
        "image | {'target_id':'7'} | {'target_id':7,'alt':'a'}",
        "image | {'target_id':'7','alt':'b'} | {'target_id':7,'alt':'a'}",
      })
  void anotherValueIsAnother(String type, String sent, String told) {
    assertThat(same(type, sent, told)).isFalse();
  }

  @Test
  void whatHasNoValueIsNoItem() {
    assertThat(
            form(
                "[{'value':''},{'value':null,'format':null,'processed':''},{'target_id':null},"
                    + "{'value':'','format':'basic_html'},{}]"))
        .isEmpty();
    assertThat(form("[{'value':false},{'value':0},{'value':'0'}]")).hasSize(3);
  }

  @Test
  void theRootOfAVocabularyIsNoParent() {
    var items = Json.parsed("[{\"target_id\":\"0\"}]");
    assertThat(FieldForm.of("parent", items)).isEmpty();
    assertThat(FieldForm.of("uid", items)).hasSize(1);
  }

  @Test
  void orderAndNumberOfValuesCount() {
    assertThat(same("string", "{'value':'a'},{'value':'b'}", "{'value':'b'},{'value':'a'}"))
        .isFalse();
    assertThat(same("string", "{'value':'a'}", "{'value':'a'},{'value':'a'}")).isFalse();
  }

  @Test
  void aTargetIsSentByItsIdAsAText() {
    var told = "[{'target_id':7,'target_type':'file','target_uuid':'u','url':'/f','alt':'a'}]";
    assertThat(FieldForm.sent(form(told))).hasToString("[{\"alt\":\"a\",\"target_id\":\"7\"}]");
    assertThat(FieldForm.sent(form("[{'target_uuid':'u'}]")))
        .hasToString("[{\"target_uuid\":\"u\"}]");
  }

  @ParameterizedTest
  @CsvSource({
    "7, 007, true",
    "7, 7.0, true",
    "1000, 1e3, true",
    "' 7', 7, true",
    "7, 7a, false",
    "a, A, false",
    "12345678901234567890, 12345678901234567891, false",
    "7, 7, false",
  })
  void phpTakesTextsForEqualThatAreTheSameNumber(String one, String other, boolean equal) {
    var is = form("[{'value':'" + other + "'}]");
    assertThat(FieldForm.takenForEqual(form("[{'value':'" + one + "'}]"), is)).isEqualTo(equal);
  }
}
