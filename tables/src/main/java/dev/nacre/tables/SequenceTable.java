package dev.nacre.tables;

import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.Missing;
import dev.nacre.data.TableLayout;
import dev.nacre.data.Target;
import dev.nacre.data.sequence.Gap;
import dev.nacre.data.sequence.Series;
import dev.nacre.data.sequence.TimeColumn;
import dev.nacre.data.sequence.TimeScale;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A table whose rows are the steps of series.
 *
 * @param source the file, for messages
 * @param data all rows, in the table's order; the column to forecast is among the features
 * @param layout all columns; those of time and series are ignored ones
 * @param target the feature to forecast, counted from 0
 * @param scale how times are written
 * @param series at least one
 * @param how windows are cut
 */
record SequenceTable(
        String source,
        Dataset data,
        TableLayout layout,
        int target,
        TimeScale scale,
        List<Series> series,
        SequenceOptions how) {
    /** A table to learn from. */
    static SequenceTable learned(Path file, Column label, SequenceOptions how, TableOptions options)
            throws IOException {
        if (options.missing() == Missing.DROP || options.missing() == Missing.KEEP)
            throw new IllegalArgumentException("missing values of sequences are filled with the value before them, or "
                    + "refused; choose --missing fill or refuse, not " + options.missing());
        List<Column> ignored = new ArrayList<>(options.ignored());
        ignored.add(how.time());
        how.series().ifPresent(ignored::add);
        TableOptions whole = options.ignored(ignored);
        Csv.Table table = TableReader.unlabelled(file, whole);
        int target = feature(file.toString(), table.layout(), label);
        requireNumbers(file.toString(), table, target, label);
        return of(file, table.data(), table.layout(), target, how, TableReader.csv(new Target.None(), whole));
    }

    static SequenceTable of(Path file, Dataset data, TableLayout layout, int target, SequenceOptions how, Csv csv)
            throws IOException {
        String source = file.toString();
        String name = how.time().toString();
        TimeColumn time = TimeColumn.of(source, name, csv.texts(file, how.time()));
        Optional<Column> column = how.series();
        List<String> ids = column.isPresent() ? csv.texts(file, column.get()) : List.of();
        return new SequenceTable(source, data, layout, target, time.scale(), Series.of(source, name, time, ids), how);
    }

    /** The place of a column among the features. */
    private static int feature(String source, TableLayout layout, Column column) {
        int place;
        if (column instanceof Column.Named named) place = layout.names().indexOf(named.name());
        else if (column instanceof Column.Numbered numbered) place = numbered.number() - 1;
        else place = layout.names().size() - 1;
        if (place < 0 || place >= layout.names().size())
            throw new IllegalArgumentException(source + ": there is no column " + column + " to forecast; the columns "
                    + "are " + String.join(", ", layout.names()));
        if (layout.ignored().contains(place))
            throw new IllegalArgumentException(source + ": column " + column
                    + " can't be forecast, as it is the column of times or of series, or ignored; name another one");
        return place - (int) layout.ignored().stream().filter(i -> i < place).count();
    }

    private static void requireNumbers(String source, Csv.Table table, int target, Column label) {
        List<List<String>> categories = table.data().categories();
        if (!categories.isEmpty() && !categories.get(target).isEmpty())
            throw new IllegalArgumentException(source + ": column " + label + " holds texts, such as "
                    + categories.get(target).get(0) + "; only numbers can be forecast");
    }

    /** Names of the features, or their numbers counted from 1. */
    List<String> names() {
        return TableChecks.names(data);
    }

    /** The value to forecast in a row; NaN if it is missing. */
    float value(int row) {
        return data.samples().x().data[row * data.inputs() + target];
    }

    /** One sentence about all gaps in time; empty if there are none. */
    Optional<String> gapWarning() {
        int count = 0;
        Series longestIn = null;
        Gap longest = new Gap(0, 0);
        for (Series each : series) {
            List<Gap> gaps = each.gaps();
            count += gaps.size();
            Gap most = gaps.stream().max(Comparator.comparingLong(Gap::steps)).orElse(longest);
            if (most.steps() <= longest.steps()) continue;
            longest = most;
            longestIn = each;
        }
        if (longestIn == null) return Optional.empty();
        String place = (longestIn.id().isEmpty() ? "" : " of series " + longestIn.id()) + " between "
                + scale.text(longestIn.times()[longest.before()]) + " and "
                + scale.text(longestIn.times()[longest.before() + 1]);
        return Optional.of((count == 1 ? "there is a gap in time" : "there are " + count + " gaps in time, the longest")
                + place + ", where " + longest.steps() + (longest.steps() == 1 ? " step is" : " steps are")
                + " missing; windows "
                + (how.overGaps()
                        ? "go over gaps as if there were none (--gaps split leaves such windows out)"
                        : "with a gap were left out"));
    }
}
