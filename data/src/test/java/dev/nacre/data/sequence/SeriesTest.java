package dev.nacre.data.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Samples;
import dev.nacre.Shape;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are read, rows are ordered by them, gaps are found, windows are cut. */
class SeriesTest {
    private static TimeColumn times(String... texts) {
        return TimeColumn.of("t.csv", "when", List.of(texts));
    }

    private static Series series(String... texts) {
        return Series.of("t.csv", "when", times(texts), List.of()).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "MONTHS, 2023-11, 2023-12, 2024-01",
        "FIRST_DAYS, 2023-12-01, 2024-01-01, 2024-02-01",
        "LAST_DAYS, 2023-12-31, 2024-01-31, 2024-02-29",
        "DAYS, 2024-02-28, 2024-02-29, 2024-03-01",
        "COMPACT_DAYS, 20240221, 20240228, 20240306",
        "TIMESTAMPS, 2024-01-31T23:00, 2024-01-31T23:30, 2024-02-01T00:00",
        "INSTANTS, 2024-01-31T23:00:00Z, 2024-02-01T00:00:00Z, 2024-02-01T01:00:00Z",
        "NUMBERS, 1958, 1959, 1960",
        "NUMBERS, 0.5, 1.0, 1.5"
    })
    void timesAreReadAndGoOn(TimeScale scale, String first, String second, String third) {
        TimeColumn column = times(first, second);
        assertThat(column.scale()).isEqualTo(scale);
        Series series = Series.of("t.csv", "when", column, List.of()).get(0);
        assertThat(scale.text(series.times()[1] + series.step())).isEqualTo(third);
    }

    @Test
    void otherNotationsAreReadToo() {
        assertThat(times("2024/01/02", "2024/01/03").scale()).isEqualTo(TimeScale.DAYS);
        assertThat(times("2024-01-02 10:00:01.5").at()[0]
                        - times("2024-01-02 10:00").at()[0])
                .isEqualTo(1.5);
        assertThat(times("2024-01-02T10:00+02:00").at())
                .isEqualTo(times("2024-01-02T08:00Z").at());
    }

    @Test
    void whatIsNoTimeIsRefusedWithItsRow() {
        assertThatThrownBy(() -> times("2024-01-01", "2024-01-02", "soon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("t.csv, row 3, column when: \"soon\" is not a time, or written otherwise than "
                        + "those before it, such as 2024-01-02; times are 2024-01-31");
        assertThatThrownBy(() -> times("", "2024-01-02"))
                .hasMessageStartingWith("t.csv, row 1, column when: the time is missing; times are");
    }

    @Test
    void rowsAreOrderedByTimeEachSeriesByItself() {
        List<Series> all = Series.of("t.csv", "when", times("3", "2", "1", "1"), List.of("a", "a", "b", "a"));

        assertThat(all).extracting(Series::id).containsExactly("a", "b");
        assertThat(all.get(0).rows()).containsExactly(3, 1, 0);
        assertThat(all.get(0).times()).containsExactly(1, 2, 3);
        assertThat(all.get(1).rows()).containsExactly(2);
    }

    @Test
    void aTimeThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> series("2024-01-05", "2024-01-04", "2024-01-05"))
                .hasMessage("t.csv, row 3, column when: the time 2024-01-05 is that of row 1, too; times must increase,"
                        + " with one row for each: name the column that tells several series apart (--series), or "
                        + "remove one of the rows");
    }

    @Test
    void gapsAreFoundAndWindowsCanSpareThem() {
        Series series = series("2024-01-02", "2024-01-03", "2024-01-04", "2024-01-09", "2024-01-10", "2024-01-11");

        assertThat(series.step()).isEqualTo(1);
        assertThat(series.gaps()).containsExactly(new Gap(2, 4));
        assertThat(series.windows(2, true)).containsExactly(0, 1, 2, 3, 4);
        assertThat(series.windows(2, false)).containsExactly(0, 1, 3, 4);
        assertThat(series.windows(3, false)).containsExactly(0, 3);
        assertThat(series.windows(4, false)).isEmpty();
        assertThat(series.windows(7, true)).isEmpty();
        assertThat(series("2024-01", "2024-02", "2024-03").gaps()).isEmpty();
    }

    @Test
    void windowsAreSequencesOfSteps() {
        FloatMatrix steps = new FloatMatrix(2, 5, 0, 10, 1, 11, 2, 12, 3, 13, 4, 14);

        Samples windows = new Windows(3, 2).of(steps);

        assertThat(windows.shape()).isEqualTo(new Shape(3, 1, 2));
        assertThat(windows.x().data).containsExactly(0, 10, 1, 11, 2, 12, 2, 12, 3, 13, 4, 14);
        assertThat(windows.missing()).isFalse();
        assertThatThrownBy(() -> new Windows(6, 1).of(steps))
                .hasMessage("a series of 5 steps has no window of 6; take a smaller one");
    }
}
