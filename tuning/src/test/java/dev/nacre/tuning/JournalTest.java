package dev.nacre.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a killed process or a full disk leaves of a journal. */
class JournalTest {
    private static final Trial FIRST = new Trial(1, Map.of("x", "0.1"), 7, 5);
    private static final Trial SECOND = new Trial(2, Map.of("x", "0.2"), 7, 5);

    @TempDir
    private Path folder;

    private Path journal() {
        return folder.resolve("journal.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "number,bud", "number,budget,seed,objective,score,seconds,failure,settings"})
    void anEmptyJournalOrAPartOfItsHeaderIsBegunAnew(String text) throws IOException {
        Files.writeString(journal(), text);
        new Journal(journal(), "").add(new Result(FIRST, 0.5, "", 1));
        assertThat(new Journal(journal(), "").find(FIRST)).map(Result::score).contains(0.5);
    }

    @Test
    void aForeignLineIsNamedWithWhatToDo() throws IOException {
        new Journal(journal(), "").add(new Result(FIRST, 0.5, "", 1));
        Files.writeString(journal(), "garbage\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> new Journal(journal(), ""))
                .hasMessage(
                        journal() + ": this line is not part of a journal of a search: garbage; delete the line, or "
                                + "search into another folder");
    }

    @Test
    void aLastLineThatEndsInHalfACharacterIsCutOff() throws IOException {
        Journal whole = new Journal(journal(), "");
        whole.add(new Result(FIRST, 0.5, "", 1));
        whole.add(new Result(SECOND, Double.NaN, "a matrix of 3 × 4", 1));
        byte[] bytes = Files.readAllBytes(journal());
        String text = new String(bytes, StandardCharsets.UTF_8);
        int half = text.substring(0, text.indexOf('×')).getBytes(StandardCharsets.UTF_8).length + 1;
        Files.write(journal(), Arrays.copyOf(bytes, half));

        Journal repaired = new Journal(journal(), "");

        assertThat(repaired.find(FIRST)).isPresent();
        assertThat(repaired.find(SECOND)).isEmpty();
        assertThat(Files.readAllLines(journal())).hasSize(2);
    }

    @Test
    void blankLinesAreSkipped() throws IOException {
        new Journal(journal(), "").add(new Result(FIRST, 0.5, "", 1));
        Files.writeString(journal(), Files.readString(journal()) + "\n \n");
        assertThat(new Journal(journal(), "").find(FIRST)).isPresent();
    }

    @Test
    void aJournalThatMayNotBeWrittenIsRefusedBeforeTheFirstTrial() {
        new Journal(journal(), "");
        assertThat(journal().toFile().setReadOnly()).isTrue();
        assumeThat(Files.isWritable(journal()))
                .as("this user is bound by permissions")
                .isFalse();
        assertThatThrownBy(() -> new Journal(journal(), "")).hasMessage(journal() + ": permission denied");
    }

    @Test
    void aFolderThatCanNotBeMadeIsNamedWithTheReason() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new Journal(file.resolve("journal.csv"), ""))
                .hasMessage(file + ": exists and is not a folder");
    }

    @Test
    void trialsOfAnotherObjectiveAreNotTakenForOurs() {
        new Journal(journal(), "one table").add(new Result(FIRST, 0.5, "", 1));
        assertThat(new Journal(journal(), "another").find(FIRST)).isEmpty();
        assertThat(new Journal(journal(), "one table").find(FIRST)).isPresent();
    }
}
