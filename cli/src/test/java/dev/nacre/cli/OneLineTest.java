package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.cli.console.OneLine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file says does nothing to a terminal, and does not fill it. */
class OneLineTest {
    @TempDir
    private Path folder;

    @Test
    void invisibleCharactersAreShownByTheirCodes() {
        assertThat(OneLine.of("\u001b]0;owned\u0007 \u202eabc\u0000\t\u009b31m é × \uD83D\uDC1A \uD83D"))
                .isEqualTo("\\u001b]0;owned\\u0007 \\u202eabc\\u0000\\u0009\\u009b31m é × \uD83D\uDC1A \\ud83d");
        assertThat(OneLine.of(" one\r\n  two\n")).isEqualTo("one; two");
    }

    @Test
    void longTextsLoseTheirMiddle() {
        assertThat(OneLine.of("a".repeat(2000))).hasSize(2000);
        assertThat(OneLine.of("a".repeat(5_000_000) + "end"))
                .startsWith("aaa")
                .contains("a … (4998003 characters left out) … a")
                .endsWith("end")
                .hasSizeLessThan(2100);
    }

    @Test
    void aMessageWithACellOfAFileIsShortAndHarmless() throws Exception {
        String cell = "\u001b[2J" + "x".repeat(1_000_000);
        Path csv = Files.writeString(folder.resolve("table.csv"), "1,a\n2,b\n3,a\n4,b\n5,a\n" + cell + ",b\n");
        Outcome outcome = Outcome.of("train", "--csv", csv.toString(), "--label", "1", "--task", "numbers");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("error: " + csv + ", line 6, column 1: \"\\u001b[2Jxxx")
                .endsWith("correct it, or read the column as categories (Categories)\n")
                .doesNotContain("\u001b")
                .hasSizeLessThan(2100)
                .hasLineCount(1);
    }

    @Test
    void aWrongOptionIsShownSafelyToo() {
        assertThat(Outcome.of("train", "--seed", "\u001b[31m").err()).contains("'\\u001b[31m'");
    }
}
