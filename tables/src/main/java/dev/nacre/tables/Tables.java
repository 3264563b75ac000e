package dev.nacre.tables;

import dev.nacre.LayerSpec;
import dev.nacre.Metric;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.data.TableLayout;
import dev.nacre.diagnosis.SanityCheck;
import dev.nacre.diagnosis.SanityReport;
import dev.nacre.model.Model;
import dev.nacre.model.Transfer;
import dev.nacre.tables.evaluation.ClassBalance;
import dev.nacre.tables.evaluation.Temperature;
import dev.nacre.tuning.Ensemble.Combination;
import dev.nacre.tuning.Ensembles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Learns models of tables.
 *
 * <pre>{@code
 * TableModel model = Tables.learn(Path.of("churn.csv"), "churn");
 * System.out.println(model.summary());
 * List<Prediction> predictions = model.predict(Path.of("new.csv"));
 * }</pre>
 */
public final class Tables {
    private Tables() {}

    /**
     * Learns to predict a column of a table from the others.
     *
     * @param file the table, as comma-separated text with a header
     * @param label the column: its name, its number counted from 1, or {@code last}
     * @return the model, judged on rows that were held out
     * @throws IOException if the file can't be read
     * @throws IllegalArgumentException if the table can't be learned from
     */
    public static TableModel learn(Path file, String label) throws IOException {
        return learn(file, label, new TableOptions(), new TableListener() {});
    }

    /**
     * Learns to predict a column of a table from the others.
     *
     * @param file the table
     * @param label the column: its name, its number counted from 1, or {@code last}
     * @param options what to do otherwise than by default
     * @param listener follows
     * @return the model, judged on rows that were held out
     * @throws IOException if the file can't be read
     * @throws IllegalArgumentException if the table can't be learned from
     * @throws StoppedException if the listener cancelled before there was a model
     */
    public static TableModel learn(Path file, String label, TableOptions options, TableListener listener)
            throws IOException {
        return learn(file, label, Optional.empty(), options, listener);
    }

    /**
     * Learns to predict a column of a table from the others, with further rows that lack it. Rows of the table itself
     * may lack it too. Networks that learn without labels, such as a ladder network, learn from both; others leave them
     * out.
     *
     * @param file the table
     * @param label the column: its name, its number counted from 1, or {@code last}
     * @param unlabelled a table with the same columns, with or without the label, which is not read; empty for none
     * @param options what to do otherwise than by default
     * @param listener follows
     * @return the model, judged on rows that were held out
     * @throws IOException if a file can't be read
     * @throws IllegalArgumentException if the table can't be learned from
     * @throws StoppedException if the listener cancelled before there was a model
     */
    public static TableModel learn(
            Path file, String label, Optional<Path> unlabelled, TableOptions options, TableListener listener)
            throws IOException {
        Csv.Table table = TableReader.partlyLabelled(file, Column.parse(label), options);
        Optional<Samples> further = unlabelled.isEmpty()
                ? Optional.empty()
                : Optional.of(TableReader.further(unlabelled.get(), table, options));
        return learn(
                table.data().labelled(),
                UnlabelledRows.of(table.data(), further),
                options,
                listener,
                columns(table.layout()),
                TableSchema.notes(table.layout(), options));
    }

    /**
     * Learns to predict the targets of data in memory.
     *
     * @param data rows with classes or numbers as targets; NaN for a missing number or target, −1 for a missing
     *     category
     * @param options what to do otherwise than by default; those about reading have no effect
     * @param listener follows
     * @return the model, judged on rows that were held out
     * @throws StoppedException if the listener cancelled before there was a model
     */
    public static TableModel learn(Dataset data, TableOptions options, TableListener listener) {
        return learn(
                data.labelled(),
                UnlabelledRows.of(data, Optional.empty()),
                options,
                listener,
                TableChecks.names(data),
                Map.of());
    }

    /** The features as --ignore takes them: by name, or without one by number. */
    private static List<String> columns(TableLayout layout) {
        return IntStream.range(0, layout.names().size())
                .filter(i -> i != layout.label() && !layout.ignored().contains(i))
                .mapToObj(i -> layout.names().get(i).isEmpty()
                        ? i + 1 + " (without a name)"
                        : layout.names().get(i))
                .toList();
    }

    /**
     * Reads a table to learn from, as {@link #learn(Path, String)} does.
     *
     * @param file the table
     * @param label the column: its name, its number counted from 1, or {@code last}
     * @param options how to read it
     * @return features and targets
     * @throws IOException if the file can't be read
     * @throws IllegalArgumentException if the table can't be learned from
     */
    public static Dataset read(Path file, String label, TableOptions options) throws IOException {
        return TableReader.read(file, Column.parse(label), options).data();
    }

    private static TableModel learn(
            Dataset data,
            UnlabelledRows unlabelled,
            TableOptions options,
            TableListener listener,
            List<String> columns,
            Map<String, String> notes) {
        long start = System.nanoTime();
        Split parts = split(weighted(data, options), options);
        Dataset training = parts.training();
        MemberTraining how = MemberTrainings.of(training, options);
        List<String> warnings = new ArrayList<>(warnings(data, columns, how, training, options));
        if (unlabelled.size() > 0) warnings.add(unlabelled.note(how, training));
        TableChecks.requireRoom(data, columns, how.members());
        SanityReport sanity = sanity(how, parts, options);
        listener.checked(sanity);
        Optional<Long> end = options.time().map(limit -> start + limit.toNanos());
        List<TrainedMember> members = new TableTraining(how, unlabelled, listener, end).run(training, options.seed());
        TableAssessment assessment = new Assessor(parts, members, options, listener, seconds(start), warnings).assess();
        Model model = together(members, training, assessment.temperature());
        Map<String, String> all = new HashMap<>(notes);
        all.put("seed", Long.toString(options.seed()));
        all.putAll(TableSchema.notes(assessment, options));
        TableEvaluation test = new TableModel(model.noted(all)).evaluate(parts.test());
        all.put("test " + test.name(), String.format(Locale.ROOT, "%.4f", test.figure()));
        TableLearning learning = new TableLearning(parts, members, test, assessment, sanity, seconds(start));
        all.put("summary", new Summary(model, learning).text());
        return new TableModel(model.noted(all), Optional.of(learning));
    }

    private static List<String> warnings(
            Dataset data, List<String> columns, MemberTraining how, Dataset training, TableOptions options) {
        Metric metric = Judge.of(options, data);
        int own = options.networks().map(networks -> networks.hidden().size()).orElse(0);
        List<LayerSpec> networks =
                IntStream.range(0, own).mapToObj(i -> how.network(training, i)).toList();
        return new TableWarnings(data, columns, metric, networks).all();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }

    private static Split split(Dataset data, TableOptions options) {
        try {
            return data.split(1 - options.test(), options.seed());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    data.size() + " rows can't be split with a share of " + options.test()
                            + " for the test: one part would be empty; choose another share (--test)",
                    e);
        }
    }

    /** With weights, if rare classes are to count as much as others. */
    private static Dataset weighted(Dataset data, TableOptions options) {
        if (!options.balanced()) return data;
        if (data.labels().isEmpty())
            throw new IllegalArgumentException("balanced is for classes; the label is a number");
        FloatMatrix weights =
                new FloatMatrix(1, data.size(), ClassBalance.of(data).weights(data.classes()));
        Samples samples = data.samples();
        return new Dataset(
                new Samples(samples.x(), samples.t(), weights, samples.missing(), samples.shape()),
                data.features(),
                data.labels(),
                data.categories());
    }

    private static SanityReport sanity(MemberTraining how, Split parts, TableOptions options) {
        Dataset training = parts.training();
        SanityCheck check = new SanityCheck(
                how.network(training, 0),
                how.trainer(training, 0).epochs(1),
                training,
                Optional.of(parts.test()),
                training.features(),
                options.seed());
        return options.preset() == Preset.FAST && options.networks().isEmpty() ? check.ofData() : check.run();
    }

    /** One model of all networks: the mean of their numbers or probabilities. */
    static Model together(List<TrainedMember> members, Dataset data, double temperature) {
        List<Network> networks = members.stream().map(TrainedMember::network).toList();
        Combination combination = data.labels().isEmpty() ? Combination.MEAN : Combination.PROBABILITIES;
        Network whole = networks.size() == 1 ? networks.get(0) : Ensembles.of(networks, combination);
        if (temperature != 1) whole = Transfer.withHead(whole, new Temperature(temperature).layer(), 1);
        return new Model(whole, members.get(0).model().loss(), data.features(), data.labels(), Map.of());
    }
}
