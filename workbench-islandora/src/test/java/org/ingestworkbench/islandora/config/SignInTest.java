package org.ingestworkbench.islandora.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.ingestworkbench.model.InputException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {

  private static final Map<String, String> NOTHING = Map.of();
  private static final Map<String, String> VARIABLE =
      Map.of("ISLANDORA_WORKBENCH_PASSWORD", "from environment");
  private static final Function<String, char[]> PROMPT = user -> ("asked " + user).toCharArray();

  @TempDir Path directory;

  @Test
  void theKeyInTheFileComesFirst() {
    assertThat(password("username: ann\npassword: in file\n", VARIABLE, PROMPT))
        .isEqualTo("in file");
  }

  @Test
  void theEnvironmentComesNext() {
    assertThat(password("username: ann\n", VARIABLE, PROMPT)).isEqualTo("from environment");
  }

  @Test
  void anEmptyPasswordCountsAsNone() {
    assertThat(password("username: ann\npassword:\n", VARIABLE, PROMPT))
        .isEqualTo("from environment");
    assertThat(password("username: ann\npassword: ''\n", NOTHING, PROMPT)).isEqualTo("asked ann");
  }

  @Test
  void anEmptyVariableCountsAsNone() {
    assertThat(password("username: ann\n", Map.of("ISLANDORA_WORKBENCH_PASSWORD", ""), PROMPT))
        .isEqualTo("asked ann");
  }

  @Test
  void theCredentialsFileCountsWhenThereIsNeitherUserNorPassword() {
    var signIn = of(credentials("username: bob\npassword: 0123\n"), NOTHING, PROMPT);

    assertThat(signIn.user()).isEqualTo("bob");
    assertThat(signIn.password()).containsExactly("0123".toCharArray());
  }

  @Test
  void theCredentialsFileDoesNotCountBesideAUser() {
    var file = credentials("username: bob\npassword: other\n");

    assertThat(password("username: ann\n" + file, NOTHING, PROMPT)).isEqualTo("asked ann");
  }

  @Test
  void theLastIsAskedForThePassword() {
    assertThat(password("username: ann\n", NOTHING, PROMPT)).isEqualTo("asked ann");
  }

  @Test
  void aPasswordThatIsNowhereIsSaidWithTheWaysToGiveIt() {
    assertThatThrownBy(() -> of("username: ann\n", NOTHING, null))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("The password of ann is missing")
        .hasMessageContaining("ISLANDORA_WORKBENCH_PASSWORD");
    assertThatThrownBy(() -> of("username: ann\n", NOTHING, user -> new char[0]))
        .isInstanceOf(InputException.class);
  }

  @Test
  void aUserThatIsNowhereIsSaid() {
    assertThatThrownBy(() -> of("password: x\n", NOTHING, PROMPT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("add username");
  }

  @Test
  void theUserMayComeFromTheEnvironment() {
    var environment =
        Map.of("ISLANDORA_WORKBENCH_USERNAME", "eve", "ISLANDORA_WORKBENCH_PASSWORD", "x");

    assertThat(of("", environment, null).user()).isEqualTo("eve");
  }

  @Test
  void anEncryptedCredentialsFileIsRefusedClearly() {
    var setting = credentials("gAAAAABnX2uY0bq8vQ==\n");

    assertThatThrownBy(() -> of(setting, NOTHING, PROMPT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is encrypted, which is not supported")
        .hasMessageNotContaining("gAAAA");
  }

  @Test
  void aCredentialsFileWithoutAPasswordIsRefused() {
    var setting = credentials("username: bob\npasword: secret\n");

    assertThatThrownBy(() -> of(setting, NOTHING, PROMPT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("has no password")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aCredentialsFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> of("credentials_file_path: gone.yml\n", NOTHING, PROMPT))
        .isInstanceOf(InputException.class)
        .hasMessage("Credentials file \"gone.yml\" not found.");
  }

  @Test
  void itShowsTheUserAndNoPassword() {
    assertThat(of("username: ann\npassword: sesame\n", NOTHING, null))
        .hasToString("SignIn[ann, password ****]");
  }

  private String credentials(String text) {
    var file = Configs.write(directory.resolve("credentials.yml"), text);
    return "credentials_file_path: " + file + "\n";
  }

  private String password(
      String settings, Map<String, String> environment, @Nullable Function<String, char[]> prompt) {
    return new String(of(settings, environment, prompt).password());
  }

  private SignIn of(
      String settings, Map<String, String> environment, @Nullable Function<String, char[]> prompt) {
    var file =
        Configs.write(directory.resolve("c.yml"), "task: create\nhost: https://a.org\n" + settings);
    return SignIn.of(WorkbenchConfig.read(file), environment, prompt);
  }
}
