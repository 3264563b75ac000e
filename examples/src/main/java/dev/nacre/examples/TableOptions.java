package dev.nacre.examples;

import dev.nacre.data.Categories;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.CsvException;
import dev.nacre.data.Dataset;
import dev.nacre.data.Header;
import dev.nacre.data.Missing;
import dev.nacre.data.Target;
import dev.nacre.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** Options that select a table and its label. */
final class TableOptions {
    /** A label with more numeric values than this is a number, not a class. */
    private static final int MOST_CLASSES = 20;

    /** The kinds of labels. */
    enum Task {
        /** Numbers if it has many values that are all numbers, else classes. */
        auto,
        /** Each text is a class. */
        classes,
        /** A number to predict (regression). */
        numbers
    }

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            required = true,
            description = "The table, one sample in each row, gzipped if its name ends in .gz.")
    Path csv;

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            required = true,
            description = "The label: the name of a column, its number counted from 1, or last.")
    String label;

    @Option(
            names = "--ignore",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns to leave out, separated by commas: names, row numbers.")
    List<String> ignored = new ArrayList<>();

    @Option(
            names = "--separator",
            paramLabel = "C",
            defaultValue = ",",
            description = "Separator of cells (${DEFAULT-VALUE}); tab for a tab character.")
    private String separator;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            defaultValue = "auto",
            description = "The kind of label: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}: numbers, if it has more than "
                    + MOST_CLASSES + " values or fractions, and all are numbers).")
    private Task task;

    /** Reads the table. */
    Dataset read() throws IOException {
        Column column = Column.parse(label);
        if (task != Task.classes) {
            try {
                Dataset numbers = csv(new Target.Number(column), new Categories.Detect(), Missing.KEEP)
                        .read(csv);
                if (task == Task.numbers || areNumbers(numbers.samples().t().data))
                    return new TableChecks(csv, numbers).usable();
            } catch (CsvException e) {
                if (task == Task.numbers) throw e;
            }
        }
        Dataset classes = csv(new Target.Classes(column, List.of()), new Categories.Detect(), Missing.KEEP)
                .read(csv);
        if (classes.labels().size() < 2)
            throw new IllegalArgumentException(
                    csv + ": the label has one value only, " + classes.labels() + "; there is nothing to learn");
        return new TableChecks(csv, classes).usable();
    }

    /** Reads a table for a trained model. */
    Dataset read(Model model) throws IOException {
        Column column = Column.parse(label);
        Target target =
                model.labels().isEmpty() ? new Target.Number(column) : new Target.Classes(column, model.labels());
        Dataset data =
                csv(target, RawRows.categories(model), RawRows.missing(model)).read(csv);
        if (data.samples().inputs() != model.network().inputs())
            throw new IllegalArgumentException(
                    csv + ": " + data.samples().inputs() + " columns besides the label; the model takes "
                            + model.network().inputs());
        RawRows.requireNames(csv, data.features(), model.features());
        return data;
    }

    private Csv csv(Target target, Categories categories, Missing missing) {
        String text = separator.equals("tab") ? "\t" : separator;
        if (text.length() != 1)
            throw new WrongUse("--separator must be one character, or tab, not \"" + separator + "\"");
        return new Csv(
                text.charAt(0),
                Header.DETECT,
                target,
                categories,
                missing,
                ignored.stream().map(Column::parse).toList());
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

    /** The options, for a command that repeats the run. */
    String command() {
        return " --csv " + csv + " --label " + label
                + (ignored.isEmpty() ? "" : " --ignore " + String.join(",", ignored))
                + (separator.equals(",") ? "" : " --separator '" + separator + "'")
                + (task == Task.auto ? "" : " --task " + task);
    }

    /** Notes that a model keeps for reading rows of this kind. */
    Map<String, String> notes() {
        return ignored.isEmpty()
                ? Map.of("label", label)
                : Map.of("label", label, "ignored", String.join(",", ignored));
    }
}
