package dev.nacre.data.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Shape;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.Missing;
import dev.nacre.data.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line for each step, a sample for each sequence. */
class StepRowsTest {
    private static final float NAN = Float.NaN;
    private static final Csv KINDS = new Csv(new Target.Classes(new Column.Named("kind"), List.of()));

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("steps.csv"), text);
    }

    @Test
    void linesOfASequenceAreStepsOfASample() throws IOException {
        Path file = file("id,t,x,y,kind\na,3,1,2,up\na,1,3,4,up\nb,1,5,6,down\na,2,7,8,up\nb,9,9,10,down\n");

        Dataset lines = new StepRows(KINDS.without(new Column.Named("t")), "id").read(file);
        assertThat(lines.shape()).isEqualTo(new Shape(3, 1, 2));
        assertThat(lines.samples().x().data).containsExactly(1, 2, 3, 4, 7, 8, 5, 6, 9, 10, NAN, NAN);
        assertThat(lines.samples().missing()).isTrue();
        assertThat(lines.labels()).containsExactly("down", "up");
        assertThat(lines.classes()).containsExactly(1, 0);

        Dataset timed = new StepRows(KINDS, new Column.Named("id"), Optional.of(new Column.Named("t"))).read(file);
        assertThat(timed.samples().x().data).containsExactly(3, 4, 7, 8, 1, 2, 5, 6, 9, 10, NAN, NAN);
    }

    @Test
    void withoutALabelThereAreNoTargets() throws IOException {
        Path file = file("id,x\na,1\na,2\n");

        assertThat(new StepRows(new Csv(new Target.None()), "id").read(file).targets())
                .isZero();
    }

    @Test
    void errorsNameTheRow() throws IOException {
        Path file = file("id,t,x,kind\na,1,1,up\nb,1,2,up\na,2,3,down\nb,1,3,up\n");

        assertThatThrownBy(() -> new StepRows(KINDS, "id").read(file))
                .hasMessageContaining("steps.csv, row 3: sequence a has another label here than in row 1");
        assertThatThrownBy(() ->
                        new StepRows(KINDS, new Column.Named("id"), Optional.of(new Column.Named("t"))).read(file))
                .hasMessageContaining("row 4, column t: the time 1 of series b is that of row 2, too");
        assertThatThrownBy(() -> new StepRows(KINDS, "name").read(file)).hasMessageContaining("name");
        assertThatThrownBy(() -> new StepRows(KINDS.with(Missing.FILL), "id"))
                .hasMessageContaining("missing must be refuse, not fill");
        Path gap = Files.writeString(folder.resolve("gap.csv"), "id,x,kind\na,1,up\na,,up\n");
        assertThatThrownBy(() -> new StepRows(KINDS, "id").read(gap)).hasMessageContaining("line 3");
    }
}
