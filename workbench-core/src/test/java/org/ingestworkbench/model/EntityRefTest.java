package org.ingestworkbench.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntityRefTest {

  @Test
  void anIdThatIsAUuidsTextIsTheUuidToo() {
    var uuid = UUID.fromString("123e4567-e89b-42d3-a456-426614174000");
    assertThat(EntityRef.node(uuid.toString())).isEqualTo(EntityRef.node(uuid.toString(), uuid));
  }

  @Test
  void anotherIdIsNone() {
    assertThat(EntityRef.node("7").uuid()).isNull();
    assertThat(EntityRef.node("1-2-3-4-5").uuid()).isNull();
  }
}
