package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table whose columns are known, row by row. */
class CsvCursorTest {
    private static final Csv CSV = new Csv(
            new TableFormat(),
            new Target.None(),
            new Categories.Known(List.of(List.of(), List.of("blue", "red"))),
            Missing.KEEP,
            List.of(),
            Optional.of(new TableLayout(List.of("id", "size", "colour"), -1, List.of(0))));

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("rows.csv"), text);
    }

    @Test
    void rowsHaveTheirFeaturesAndTheTextsBesideThem() throws IOException {
        Path file = file("colour,note,size,id\nred, x ,1.5,a\nblue,,,b\ngreen,z,3,c\n");
        List<CsvCursor.Row> rows = new ArrayList<>();
        List<Integer> pieces = new ArrayList<>();
        try (CsvCursor cursor = CSV.walk(file, List.of(new Column.Named("id"), new Column.Numbered(2)))) {
            for (List<CsvCursor.Row> next; !(next = cursor.next(2)).isEmpty(); rows.addAll(next))
                pieces.add(next.size());
        }
        assertThat(pieces).containsExactly(2, 1);
        assertThat(rows.get(0).features()).containsExactly(1.5f, 1);
        assertThat(rows.get(1).features()).containsExactly(Float.NaN, 0);
        assertThat(rows.get(2).features()).containsExactly(3, -1);
        assertThat(rows.stream().map(CsvCursor.Row::beside))
                .containsExactly(List.of("a", "x"), List.of("b", ""), List.of("c", "z"));
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        assertThatThrownBy(() -> CSV.walk(file("size,colour\n1,red\n"), List.of(new Column.Named("id"))))
                .hasMessageContaining("no column called \"id\"; the columns are size, colour");
        try (CsvCursor cursor = CSV.walk(file("size,colour\n1,red\nx,red\n"), List.of())) {
            assertThatThrownBy(() -> cursor.next(5)).hasMessageContaining("line 3, column 1 (size): \"x\" is not a");
        }
        try (CsvCursor cursor = CSV.walk(file("size,colour\n"), List.of())) {
            assertThatThrownBy(() -> cursor.next(5)).hasMessageContaining("there is no row below the header");
        }
        assertThatThrownBy(() -> CSV.with(new Categories.Detect()).walk(file("size,colour\n1,red\n"), List.of()))
                .hasMessageContaining("with known categories");
    }
}
