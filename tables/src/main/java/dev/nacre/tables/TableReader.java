package dev.nacre.tables;

import dev.nacre.data.Categories;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads tables to learn from. */
final class TableReader {
    private TableReader() {}

    /** A table with a label. */
    static Csv.Table read(Path file, Column label, TableOptions options) throws IOException {
        Target target = switch (options.task()) {
            case AUTO -> new Target.Detect(label);
            case CLASSES -> new Target.Classes(label, List.of());
            case NUMBERS -> new Target.Number(label);
        };
        return usable(file, csv(target, options).table(file), options.task());
    }

    /** A table without a label, to find unusual rows in. */
    static Csv.Table unlabelled(Path file, TableOptions options) throws IOException {
        return usable(file, csv(new Target.None(), options).table(file), Task.AUTO);
    }

    /** The texts of a column, for each row. */
    static List<String> texts(Path file, Column column, TableOptions options) throws IOException {
        return csv(new Target.None(), options).texts(file, column);
    }

    private static Csv.Table usable(Path file, Csv.Table table, Task task) {
        Dataset data = new TableChecks(file.toString(), table.data(), task).usable();
        return new Csv.Table(data, table.layout());
    }

    private static Csv csv(Target target, TableOptions options) {
        return new Csv(
                options.format(),
                target,
                new Categories.Detect(),
                options.missing(),
                options.ignored(),
                Optional.empty());
    }
}
