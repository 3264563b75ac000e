package dev.nacre.tables;

import dev.nacre.Metric;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.tables.evaluation.Baselines;
import dev.nacre.tables.evaluation.Candidate;
import dev.nacre.tables.evaluation.DecisionThreshold;
import dev.nacre.tables.evaluation.HeldOut;
import dev.nacre.tables.evaluation.Importance;
import dev.nacre.tables.evaluation.Intervals;
import dev.nacre.tables.evaluation.Leaderboard;
import dev.nacre.tables.evaluation.OutOfFold;
import dev.nacre.tables.evaluation.PermutationImportance;
import dev.nacre.tables.evaluation.Reliability;
import dev.nacre.tables.evaluation.Temperature;
import dev.nacre.tables.evaluation.WorstRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Judges an ensemble by the rows that each of its networks did not see.
 *
 * @param parts the whole table, split for the test
 * @param members the networks
 * @param options the metric, seed and preset
 * @param listener follows
 * @param seconds how long training took
 * @param warnings what makes little sense about the table
 */
record Assessor(
        Split parts,
        List<TrainedMember> members,
        TableOptions options,
        TableListener listener,
        double seconds,
        List<String> warnings) {
    private static final int WORST = 10;

    TableAssessment assess() {
        Dataset training = parts.training();
        boolean classes = !training.labels().isEmpty();
        Metric metric = Judge.of(options, training);
        OutOfFold raw = predictions();
        Temperature temperature = classes ? Temperature.fit(raw.predictions(), raw.truth()) : new Temperature(1);
        OutOfFold ours = classes ? calibrated(raw, temperature) : raw;
        FloatMatrix y = ours.predictions();
        FloatMatrix truth = ours.truth();
        DecisionThreshold threshold = classes && options.metric().isPresent()
                ? DecisionThreshold.fit(y, truth, metric).orElse(new DecisionThreshold(0.5))
                : new DecisionThreshold(0.5);
        return new TableAssessment(
                new TableEvaluation(training.labels(), y, truth, metric, threshold.value()),
                leaderboard(metric, ours),
                importance(metric),
                classes ? Optional.of(Reliability.of(y, truth)) : Optional.empty(),
                temperature.value(),
                threshold.value(),
                classes ? Optional.empty() : halfWidth(y, truth),
                worst(classes, ours),
                warnings);
    }

    private OutOfFold predictions() {
        return new OutOfFold(
                members.stream().map(TrainedMember::fold).toList(),
                members.stream()
                        .map(member -> member.model()
                                .predict(member.fold().test().samples().x()))
                        .toList());
    }

    private static OutOfFold calibrated(OutOfFold raw, Temperature temperature) {
        return new OutOfFold(
                raw.folds(), raw.parts().stream().map(temperature::apply).toList());
    }

    /** Baselines are left out if they were cancelled; the fast preset has no time for them. */
    private Leaderboard leaderboard(Metric metric, OutOfFold ours) {
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate(TableAssessment.MODEL, ours, seconds));
        if (options.preset() != Preset.FAST && !listener.cancelled()) {
            listener.stage("baselines, for comparison");
            try {
                candidates.addAll(Baselines.outOfFold(ours.folds(), options.seed(), listener::cancelled));
            } catch (CancellationException e) {
                // the model counts for more than what it is compared with
            }
        }
        return Leaderboard.of(metric, candidates);
    }

    private List<Importance> importance(Metric metric) {
        List<HeldOut> heldOut = members.stream()
                .map(member ->
                        new HeldOut(member.model()::predict, member.fold().test()))
                .toList();
        try {
            return new PermutationImportance(metric, options.seed()).of(heldOut, listener::cancelled);
        } catch (CancellationException e) {
            return List.of();
        }
    }

    private static Optional<Double> halfWidth(FloatMatrix y, FloatMatrix truth) {
        if (y.rows > 1 || y.columns < Intervals.fewestRows(TableAssessment.COVERAGE)) return Optional.empty();
        return Optional.of(Intervals.fit(y, truth, TableAssessment.COVERAGE).halfWidth());
    }

    private List<WorstRow> worst(boolean classes, OutOfFold ours) {
        List<WorstRow> worst = classes
                ? WorstRow.ofClasses(ours.predictions(), ours.truth(), WORST)
                : WorstRow.ofNumbers(ours.predictions(), ours.truth(), WORST);
        int[] rows = ours.rows();
        int[] training = trainingRows();
        return worst.stream()
                .map(row -> new WorstRow(training[rows[row.row()]], row.loss()))
                .toList();
    }

    /** Where the training rows stand in the whole table. */
    private int[] trainingRows() {
        boolean[] tested = new boolean[parts.training().size() + parts.test().size()];
        for (int row : parts.testRows()) tested[row] = true;
        return IntStream.range(0, tested.length).filter(row -> !tested[row]).toArray();
    }
}
