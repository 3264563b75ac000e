package dev.nacre.tables;

import dev.nacre.Samples;
import dev.nacre.data.Categories;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.Missing;
import dev.nacre.data.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads tables to learn from. */
final class TableReader {
    private TableReader() {}

    /** A table with a label, which every row has. */
    static Csv.Table read(Path file, Column label, TableOptions options) throws IOException {
        return usable(file, csv(target(label, options), options).table(file), options.task());
    }

    /** A table with a label, which rows may lack, unless missing values are refused. */
    static Csv.Table partlyLabelled(Path file, Column label, TableOptions options) throws IOException {
        if (options.missing() == Missing.REFUSE) return read(file, label, options);
        Target partly = new Target.Partly(target(label, options));
        return usable(file, csv(partly, options).table(file), options.task());
    }

    private static Target target(Column label, TableOptions options) {
        return switch (options.task()) {
            case AUTO -> new Target.Detect(label);
            case CLASSES -> new Target.Classes(label, List.of());
            case NUMBERS -> new Target.Number(label);
        };
    }

    /** Further rows of a table that was read, without its label: it may have that column, which is ignored. */
    static Samples further(Path file, Csv.Table table, TableOptions options) throws IOException {
        List<List<String>> names = table.data().categories();
        Categories categories = names.isEmpty() ? new Categories.None() : new Categories.Known(names);
        return csv(new Target.None(), options)
                .with(categories)
                .with(table.layout())
                .read(file)
                .samples();
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
        new TableChecks(file.toString(), table.data().labelled(), task).usable();
        return table;
    }

    /** How a table is read to learn from. */
    static Csv csv(Target target, TableOptions options) {
        return new Csv(
                options.format(),
                target,
                new Categories.Detect(),
                options.missing(),
                options.ignored(),
                Optional.empty());
    }
}
