package dev.nacre.tables;

import dev.nacre.Metric;
import dev.nacre.data.Column;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.metrics.Mae;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.tables.evaluation.Intervals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * Learns models that forecast series: the next values of a column, from the last rows of all columns.
 *
 * <pre>{@code
 * SequenceOptions weekly = new SequenceOptions("date", 104, 52).season(52);
 * ForecastModel model = Forecasting.learn(Path.of("co2.csv"), "co2", weekly);
 * System.out.println(model.summary());
 * List<Forecast> next = model.forecast(Path.of("co2.csv"));
 * }</pre>
 */
public final class Forecasting {
    private static final int MEMBERS = 4;

    private Forecasting() {}

    /**
     * Learns to forecast a column.
     *
     * @param file the table, as comma-separated text with a header
     * @param label the column: its name, its number counted from 1, or {@code last}
     * @param how which rows make a window, and how many steps are forecast
     * @return the model, judged on the latest part of the series
     * @throws IOException if the file can't be read
     * @throws IllegalArgumentException if the table can't be learned from
     */
    public static ForecastModel learn(Path file, String label, SequenceOptions how) throws IOException {
        return learn(file, label, how, new TableOptions(), new TableListener() {});
    }

    /**
     * Learns to forecast a column. The rows are split by time, never at random: the latest ones, as many as {@link
     * TableOptions#test} says, are the test, and of those before them the latest fifth chooses the best epoch of each
     * network. Whatever is computed from data beforehand is computed from the rows before both.
     *
     * @param file the table
     * @param label the column: its name, its number counted from 1, or {@code last}
     * @param how which rows make a window, and how many steps are forecast
     * @param options what to do otherwise than by default
     * @param listener follows
     * @return the model, judged on the latest part of the series
     * @throws IOException if the file can't be read
     * @throws IllegalArgumentException if the table can't be learned from, or an option is for other tables
     * @throws StoppedException if the listener cancelled before there was a model
     */
    public static ForecastModel learn(
            Path file, String label, SequenceOptions how, TableOptions options, TableListener listener)
            throws IOException {
        if (options.balanced() || options.task() == Task.CLASSES)
            throw new IllegalArgumentException("a series of numbers is forecast; balanced and classes are for tables "
                    + "whose rows are samples by themselves, without --sequence");
        long start = System.nanoTime();
        SequenceTable table = SequenceTable.learned(file, Column.parse(label), how, options);
        SequenceSplit split = SequenceSplit.of(table, options.test());
        Metric metric = options.metric().orElse(new Mae());
        ForecastNetworks networks = networks(split, options, metric);
        List<Split> folds = Collections.nCopies(networks.members(), new Split(split.training(), split.validation()));
        Optional<Long> end = options.time().map(limit -> start + limit.toNanos());
        List<TrainedMember> members = new TableTraining(
                        networks, UnlabelledRows.none(split.training().inputs()), listener, end)
                .run(folds, options.seed());
        Model model = Tables.together(members, withoutNames(split.training()), 1);
        return judged(model, split, members, options, metric, start);
    }

    private static ForecastNetworks networks(SequenceSplit split, TableOptions options, Metric metric) {
        SequenceScale scale = SequenceScale.of(split);
        OwnNetworks own = options.networks()
                .orElseGet(() -> ForecastRecipe.of(split.training().size(), options.preset()));
        return new ForecastNetworks(
                split.table(), scale, own, metric, options.members().orElse(MEMBERS));
    }

    /** Without the names of all steps, which a model file need not keep. */
    private static Dataset withoutNames(Dataset windows) {
        return new Dataset(windows.samples(), List.of(), List.of());
    }

    private static ForecastModel judged(
            Model model,
            SequenceSplit split,
            List<TrainedMember> members,
            TableOptions options,
            Metric metric,
            long start) {
        Map<String, String> notes = new HashMap<>(SequenceSchema.notes(split.table(), options));
        notes.put("seed", Long.toString(options.seed()));
        notes.put("metric", Plugins.format(metric));
        notes.putAll(SequenceSchema.notes(halfWidths(model, split.validation())));
        ForecastEvaluation test = new ForecastModel(model.noted(notes)).evaluate(split);
        notes.put("test mae", String.format(Locale.ROOT, "%.4f", test.error().mae()));
        ForecastLearning learning = new ForecastLearning(
                new Split(split.training(), split.validation()),
                members,
                test,
                warnings(split, test),
                (System.nanoTime() - start) * 1e-9);
        notes.put("summary", new ForecastSummary(split, learning).text());
        return new ForecastModel(model.noted(notes), Optional.of(learning));
    }

    /** Of each step of the horizon; none if there are too few windows. */
    private static List<Float> halfWidths(Model model, Dataset validation) {
        if (validation.size() < Intervals.fewestRows(TableAssessment.COVERAGE)) return List.of();
        FloatMatrix y = model.predict(validation.samples().x());
        List<Float> widths = new ArrayList<>();
        for (int h = 0; h < y.rows; h++)
            widths.add(
                    (float) Intervals.fit(y.getRow(h), validation.samples().t().getRow(h), TableAssessment.COVERAGE)
                            .halfWidth());
        return widths;
    }

    private static List<String> warnings(SequenceSplit split, ForecastEvaluation test) {
        List<String> warnings = new ArrayList<>();
        split.table().gapWarning().ifPresent(warnings::add);
        if (split.withoutTarget() > 0)
            warnings.add(split.withoutTarget() + " windows were left out, because a value of "
                    + split.table().names().get(split.table().target()) + " that is to be forecast is missing");
        for (ForecastError other : test.errors().subList(1, test.errors().size()))
            if (other.mae() <= test.error().mae())
                warnings.add("the " + other.name() + " forecast is as good: this model is of no use here");
        return warnings;
    }
}
