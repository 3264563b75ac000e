package dev.nacre.tables;

import dev.nacre.data.Categories;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.CsvException;
import dev.nacre.data.Dataset;
import dev.nacre.data.Header;
import dev.nacre.data.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Reads a table to learn from. */
final class TableReader {
    /** A label with more numeric values than this is a number, not a class. */
    private static final int MOST_CLASSES = 20;

    private final Path file;
    private final Column label;
    private final TableOptions options;

    TableReader(Path file, Column label, TableOptions options) {
        this.file = file;
        this.label = label;
        this.options = options;
    }

    Dataset read() throws IOException {
        return new TableChecks(file.toString(), label(), options.task()).usable();
    }

    private Dataset label() throws IOException {
        if (options.task() != Task.CLASSES) {
            try {
                Dataset numbers = csv(new Target.Number(label)).read(file);
                if (options.task() == Task.NUMBERS
                        || areNumbers(numbers.samples().t().data)) return numbers;
            } catch (CsvException e) {
                if (options.task() == Task.NUMBERS) throw e;
            }
        }
        return csv(new Target.Classes(label, List.of())).read(file);
    }

    private Csv csv(Target target) {
        return new Csv(
                options.separator(),
                Header.DETECT,
                target,
                new Categories.Detect(),
                options.missing(),
                options.ignored());
    }

    private static boolean areNumbers(float[] values) {
        boolean whole = IntStream.range(0, values.length).allMatch(i -> values[i] == Math.rint(values[i]));
        long distinct = IntStream.range(0, values.length)
                .mapToObj(i -> values[i])
                .distinct()
                .limit(MOST_CLASSES + 1)
                .count();
        return !whole || distinct > MOST_CLASSES;
    }

    /** A table without a label, to find unusual rows in. */
    static Dataset unlabelled(Path file, TableOptions options) throws IOException {
        Csv csv = new TableReader(file, new Column.Last(), options).csv(new Target.None());
        return new TableChecks(file.toString(), csv.read(file), Task.AUTO).usable();
    }
}
