package dev.nacre.examples.lab;

import dev.nacre.examples.lecture.Line;
import dev.nacre.examples.lecture.Panel;
import dev.nacre.examples.lecture.Preprocessing;
import dev.nacre.examples.lecture.Scale;
import dev.nacre.report.Axis;
import dev.nacre.report.FigureTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jblas.FloatMatrix;

/** Two features before and after preprocessing. */
final class PreprocessingExperiment implements Experiment {
    @Override
    public About about() {
        return new About(
                "preprocessing",
                "Preprocessing",
                "Two features that go together, as they come and as six layers pass them on. Taking the mean"
                        + " away moves the cloud to the middle; dividing by the deviation makes both features alike but"
                        + " leaves them correlated; pca turns the cloud until they are not; whitening divides by the"
                        + " deviations after that, so that a round cloud is left. zcaWhiten turns it back.",
                List.of("subtractMean", "standardize", "pca", "pcaWhiten", "zcaWhiten"),
                List.of("05-preprocessing"));
    }

    @Override
    public List<Control> controls() {
        return List.of(
                Slider.linear("correlation", "correlation", -0.95, 0.95, 0.05, 0.8),
                Slider.linear("mean", "mean of the first feature", -4, 4, 0.5, 3),
                Slider.logarithmic("deviation", "deviation of the first feature", 0.2, 3, 1.5));
    }

    @Override
    public String configuration(Settings settings) {
        return "sequential([standardize, pcaWhiten(2)])";
    }

    @Override
    public void run(Settings settings, Screen screen) {
        FloatMatrix x = Preprocessing.cloud(
                settings.number("mean"), settings.number("deviation"), settings.number("correlation"));
        Map<String, double[]> figures = new LinkedHashMap<>();
        StringBuilder html = new StringBuilder();
        List<List<String>> rows = new ArrayList<>();
        for (String layer : Preprocessing.LAYERS) {
            Line dots = Preprocessing.dots(Preprocessing.through(layer, x));
            String name = layer.equals("identity") ? "as it comes" : layer;
            double[] summary = summary(Preprocessing.through(layer, x));
            figures.put(name, summary);
            html.append(Charts.panel(Panel.of(
                    name, Scale.linear("first feature", -8, 8), Scale.linear("second feature", -6, 6), List.of(dots))));
            List<String> row = new ArrayList<>(List.of(name));
            for (double number : summary) row.add(Axis.label(Math.abs(number) < 5e-5 ? 0 : number));
            rows.add(row);
        }
        FigureTable table =
                new FigureTable(List.of("", "mean 1", "mean 2", "deviation 1", "deviation 2", "correlation"), rows, -1);
        screen.show(new Frame("", figures, html + Charts.wide(table.html())));
    }

    /** Both means, both deviations, and the correlation. */
    private static double[] summary(FloatMatrix x) {
        double[] first = Charts.doubles(x.getRow(0).toArray());
        double[] second = Charts.doubles(x.getRow(1).toArray());
        Moments a = Moments.of(first);
        Moments b = Moments.of(second);
        double product = 0;
        for (int s = 0; s < first.length; s++) product += (first[s] - a.mean()) * (second[s] - b.mean());
        double correlation = product / first.length / (a.deviation() * b.deviation());
        return new double[] {a.mean(), b.mean(), a.deviation(), b.deviation(), correlation};
    }
}
