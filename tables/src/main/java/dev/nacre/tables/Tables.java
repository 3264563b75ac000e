package dev.nacre.tables;

import dev.nacre.Network;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.diagnosis.SanityCheck;
import dev.nacre.diagnosis.SanityReport;
import dev.nacre.model.Model;
import dev.nacre.tuning.Ensemble.Combination;
import dev.nacre.tuning.Ensembles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
        Csv.Table table = TableReader.read(file, Column.parse(label), options);
        return learn(table.data(), options, listener, TableSchema.notes(table.layout(), options));
    }

    /**
     * Learns to predict the targets of data in memory.
     *
     * @param data rows with classes or numbers as targets; NaN for a missing number, −1 for a missing category
     * @param options what to do otherwise than by default; those about reading have no effect
     * @param listener follows
     * @return the model, judged on rows that were held out
     * @throws StoppedException if the listener cancelled before there was a model
     */
    public static TableModel learn(Dataset data, TableOptions options, TableListener listener) {
        return learn(data, options, listener, Map.of());
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
            Dataset data, TableOptions options, TableListener listener, Map<String, String> notes) {
        long start = System.nanoTime();
        Split parts = data.split(1 - options.test(), options.seed());
        Dataset training = parts.training();
        MemberTraining how = MemberTrainings.of(training, options);
        SanityReport sanity = sanity(how, parts, options.seed());
        listener.checked(sanity);
        Optional<Long> end = options.time().map(limit -> start + limit.toNanos());
        List<TrainedMember> members = new TableTraining(how, listener, end).run(training, options.seed());
        Model model = together(members, training);
        Map<String, String> all = new HashMap<>(notes);
        all.put("seed", Long.toString(options.seed()));
        TableModel judged = new TableModel(model.noted(all));
        TableEvaluation test = judged.evaluate(parts.test());
        String figure = String.format(Locale.ROOT, "%.4f", test.figure());
        Model noted = judged.model().noted(Map.of("test " + Judge.name(test.metric()), figure));
        double seconds = (System.nanoTime() - start) * 1e-9;
        return new TableModel(noted, Optional.of(new TableLearning(parts, members, test, sanity, seconds)));
    }

    private static SanityReport sanity(MemberTraining how, Split parts, long seed) {
        Dataset training = parts.training();
        return new SanityCheck(
                        how.network(training, 0),
                        how.trainer(training, 0).epochs(1),
                        training,
                        Optional.of(parts.test()),
                        training.features(),
                        seed)
                .run();
    }

    private static Model together(List<TrainedMember> members, Dataset data) {
        List<Network> networks = members.stream().map(TrainedMember::network).toList();
        Combination combination = data.labels().isEmpty() ? Combination.MEAN : Combination.PROBABILITIES;
        Network whole = networks.size() == 1 ? networks.get(0) : Ensembles.of(networks, combination);
        return new Model(whole, members.get(0).model().loss(), data.features(), data.labels(), Map.of());
    }
}
