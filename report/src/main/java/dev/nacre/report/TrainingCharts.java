package dev.nacre.report;

import dev.nacre.diagnosis.Histogram;
import dev.nacre.diagnosis.LayerState;
import dev.nacre.diagnosis.Observation;
import dev.nacre.training.Epoch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The charts of one training.
 *
 * @param record the training
 * @param mostEpochs number of epochs that a chart has at most, about; the last one is among them
 */
record TrainingCharts(TrainingRecord record, int mostEpochs) {
    private static final int MOST_LINES = 8;
    /** Each rate is computed from all losses before it. */
    private static final int MOST_RATES = 500;

    /** All epochs. */
    TrainingCharts(TrainingRecord record) {
        this(record, Integer.MAX_VALUE);
    }

    /** Indices of the epochs in a chart, evenly spaced. */
    private IntStream shown(int most) {
        int count = record.epochs().size();
        int stride = 1 + (count - 1) / most;
        return IntStream.range(0, count).filter(i -> (count - 1 - i) % stride == 0);
    }

    /** Loss, metrics and learning rate by epoch. */
    String curves() {
        StringBuilder html = new StringBuilder();
        html.append(curve("loss", LineChart.Scale.LOGARITHMIC, Epoch::loss, Epoch::validationLoss));
        for (String metric : record.epochs().isEmpty()
                ? List.<String>of()
                : List.copyOf(record.epochs().get(0).metrics().keySet()))
            html.append(curve(
                    metric,
                    LineChart.Scale.UPPER,
                    epoch -> epoch.metrics().getOrDefault(metric, Double.NaN),
                    epoch -> epoch.validationMetrics().getOrDefault(metric, Double.NaN)));
        return html.append(new LineChart(title("learning rate"), LineChart.Scale.LINEAR, rate()).html())
                .toString();
    }

    private String title(String what) {
        return record.name().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + record.name().substring(1) + ": " + what;
    }

    private String curve(
            String what, LineChart.Scale scale, ToDoubleFunction<Epoch> learned, ToDoubleFunction<Epoch> watched) {
        List<Series> lines = new ArrayList<>(List.of(series("training", learned)));
        Series heldOut = series("held out", watched);
        if (!heldOut.values().isEmpty()) lines.add(heldOut);
        return new LineChart(title(what), scale, lines).html();
    }

    /** Leaves out epochs without the value. */
    private Series series(String name, ToDoubleFunction<Epoch> figure) {
        List<Epoch> with = shown(mostEpochs)
                .mapToObj(record.epochs()::get)
                .filter(epoch -> Double.isFinite(figure.applyAsDouble(epoch)))
                .toList();
        return new Series(
                name,
                with.stream().map(epoch -> (double) epoch.number()).toList(),
                with.stream().map(figure::applyAsDouble).toList());
    }

    private List<Series> rate() {
        List<Double> at = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (int i : shown(Math.min(mostEpochs, MOST_RATES)).toArray()) {
            double[] losses = record.epochs().subList(0, i).stream()
                    .mapToDouble(Epoch::validationLoss)
                    .filter(Double::isFinite)
                    .toArray();
            int step = (int) Math.min(Integer.MAX_VALUE, 1 + i * record.stepsPerEpoch());
            OptionalDouble rate = ScheduledLearningRate.at(record.trainer().optimizer(), step, i + 1, losses);
            if (rate.isEmpty()) return List.of();
            at.add(i + 1.0);
            rates.add(rate.getAsDouble());
        }
        return List.of(new Series("at the start of the epoch", at, rates));
    }

    /** By layer: ratio of step norm to weight norm, gradient norm, and share of dead units. */
    String health() {
        return byLayer(
                        "ratio of step to weights (about 0.001 is healthy)",
                        LineChart.Scale.LOGARITHMIC,
                        LayerState::updateRatio)
                + byLayer("norm of the gradient", LineChart.Scale.LOGARITHMIC, LayerState::gradientNorm)
                + byLayer("share of dead units", LineChart.Scale.LINEAR, LayerState::dead);
    }

    private String byLayer(String what, LineChart.Scale scale, ToDoubleFunction<LayerState> figure) {
        List<Series> lines = new ArrayList<>();
        layers().forEach((name, looks) -> {
            List<Look> with = looks.stream()
                    .filter(look -> Double.isFinite(figure.applyAsDouble(look.state)))
                    .toList();
            if (!with.isEmpty() && lines.size() < MOST_LINES)
                lines.add(new Series(
                        name,
                        with.stream().map(look -> (double) look.step).toList(),
                        with.stream()
                                .map(look -> figure.applyAsDouble(look.state))
                                .toList()));
        });
        return new LineChart(title(what), "step", scale, lines).html();
    }

    /** The outputs and gradients of each layer over time. */
    String histograms() {
        StringBuilder html = new StringBuilder();
        layers().forEach((name, looks) -> {
            html.append(overTime(name + ": outputs", looks, LayerState::activations));
            html.append(overTime(name + ": gradients", looks, LayerState::gradients));
        });
        return html.toString();
    }

    private static String overTime(
            String title, List<Look> looks, java.util.function.Function<LayerState, Histogram> which) {
        List<Look> with =
                looks.stream().filter(look -> which.apply(look.state) != null).toList();
        return new HistogramsOverTime(
                        title,
                        with.stream().map(look -> (double) look.step).toList(),
                        with.stream().map(look -> which.apply(look.state)).toList())
                .html();
    }

    private record Look(long step, LayerState state) {}

    private Map<String, List<Look>> layers() {
        Map<String, List<Look>> layers = new LinkedHashMap<>();
        for (Observation observation : record.observations())
            for (LayerState state : observation.layers())
                layers.computeIfAbsent(state.title(), name -> new ArrayList<>())
                        .add(new Look(observation.step(), state));
        return layers;
    }
}
