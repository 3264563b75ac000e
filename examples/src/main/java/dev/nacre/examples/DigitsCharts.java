package dev.nacre.examples;

import dev.nacre.Epoch;
import dev.nacre.report.LineChart;
import dev.nacre.report.LineChart.Scale;
import dev.nacre.report.Series;
import java.util.List;
import java.util.function.Function;

/** The charts of the page about a run. */
record DigitsCharts(DigitsRun run, String part) {
    String html() {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < run.pretraining().size(); i++)
            html.append(autoencoder(i).html());
        return html.append(loss().html()).append(accuracy().html()).toString();
    }

    private LineChart autoencoder(int number) {
        return new LineChart(
                "Autoencoder " + (number + 1) + ": reconstruction error",
                Scale.LINEAR,
                List.of(new Series(
                        "training",
                        run.pretraining().get(number).stream().map(Epoch::loss).toList())));
    }

    private LineChart loss() {
        return fineTuning("loss", Scale.LOGARITHMIC, Epoch::loss, Epoch::validationLoss);
    }

    private LineChart accuracy() {
        return fineTuning(
                "accuracy",
                Scale.UPPER,
                epoch -> epoch.metrics().get("accuracy"),
                epoch -> epoch.validationMetrics().get("accuracy"));
    }

    private LineChart fineTuning(
            String what, Scale scale, Function<Epoch, Double> learned, Function<Epoch, Double> watched) {
        return new LineChart(
                "Fine-tuning: " + what, scale, List.of(series("training", learned), series(part, watched)));
    }

    private Series series(String name, Function<Epoch, Double> figure) {
        return new Series(name, run.training().stream().map(figure).toList());
    }
}
