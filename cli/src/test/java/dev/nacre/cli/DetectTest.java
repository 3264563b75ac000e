package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** detect on a small table with a row more. */
class DetectTest {
    @TempDir
    private Path folder;

    private Path csv;

    @BeforeEach
    void table() throws IOException {
        csv = PeopleTable.write(folder.resolve("table.csv"));
    }

    private void add(String row) throws IOException {
        Files.writeString(csv, row, StandardOpenOption.APPEND);
    }

    private Outcome detect(String... more) {
        return Outcome.of(Stream.concat(Stream.of("detect", "--csv", csv.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void rowsUnlikeTheOthersAreDetected() throws IOException {
        add("150,200,400,a,0\n");
        String out = folder.resolve("detect").toString();
        Outcome found = detect("--ignore", "kind", "--out", out);

        assertThat(found.code()).isZero();
        assertThat(found.out().lines().toList().get(1)).startsWith("151,");
        assertThat(found.lastLine()).isEqualTo("3 of 151 rows are unusual");
        Outcome again = detect("--ignore", "kind", "--model", out + "/model.safetensors");
        assertThat(again.out()).isEqualTo(found.out());
    }

    @Test
    void rowsWithTextsAndGapsAreJudgedToo() throws IOException {
        add("150,,40,d,210000\n");
        String out = folder.resolve("detect").toString();
        Outcome found = detect("--out", out);

        assertThat(found.code()).isZero();
        assertThat(found.lastLine()).endsWith(" of 151 rows are unusual");
        assertThat(detect("--model", out + "/model.safetensors").out()).isEqualTo(found.out());
    }
}
