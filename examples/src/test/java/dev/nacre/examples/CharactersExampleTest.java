package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.cli.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/run characters}. */
class CharactersExampleTest {
    private static final Pattern RESULT =
            Pattern.compile("(?s).*held-out text: (.+) bits per character by lstm, (.+) by n-grams of (\\d) .*");

    @TempDir
    Path folder;

    /** Frequencies alone take 4.8 bits, a character by the one before it 3.9. */
    @Test
    void twoEpochsOfTheDocumentationLearnMoreThanPairsOfCharacters() {
        Outcome outcome = Run.of("characters", "--epochs", "2", "--units", "64", "--length", "50");
        assertThat(outcome.err()).isEmpty();
        Matcher result = RESULT.matcher(outcome.out());
        assertThat(result.matches()).as(outcome.out()).isTrue();
        assertThat(Double.parseDouble(result.group(1))).isLessThan(3.0);
        assertThat(Double.parseDouble(result.group(2))).isBetween(1.5, 2.5);
    }

    @Test
    void aTextOfItsOwnIsContinuedAlikeWithTheSameSeed() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 12_000; i++) text.append(i * 7919 % 13 < 6 ? "ab ab ab\n" : "cde cde\n");
        Path file = Files.writeString(folder.resolve("text"), text);
        String[] command = {
            "characters", "--data", file.toString(), "--epochs", "1", "--units", "8", "--length", "20", "--seed", "3"
        };
        Outcome outcome = Run.of(command);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).contains("12,00", "of 7 kinds").matches(RESULT);
        assertThat(lines(Run.of(command).out())).isEqualTo(lines(outcome.out()));
    }

    /** Without those that have times in them. */
    private static List<String> lines(String output) {
        return output.lines().filter(line -> !line.contains("epoch")).toList();
    }

    @Test
    void wrongUseIsRefusedInOneLine() throws Exception {
        Path file = Files.writeString(folder.resolve("short"), "short");
        assertThat(Run.of("characters", "--data", file.toString()).err())
                .startsWith("error: the text has 5 characters; give one of at least 10000");
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        assertThat(Run.of("characters", "--data", file.toString()).err())
                .startsWith("error: --data " + file + " is no text in UTF-8");
        assertThat(Run.of("characters", "--temperature", "-1").err())
                .startsWith("error: --temperature must be >= 0 and finite, not -1.0");
        assertThat(Run.of("characters", "--epochs", "0").err()).startsWith("error: --epochs must be >= 1, not 0");
        assertThat(Run.of("characters", "--units", "0").err()).startsWith("error: --units must be >= 1, not 0");
        assertThat(Run.of("characters", "--length", "-1").err()).startsWith("error: --length must be >= 0, not -1");
    }
}
