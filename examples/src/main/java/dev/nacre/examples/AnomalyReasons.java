package dev.nacre.examples;

import dev.nacre.autoencoders.Codec;
import dev.nacre.data.Dataset;
import dev.nacre.report.Html;
import dev.nacre.report.Section;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What sets samples of the class that was held out apart: by features, or in pictures. */
record AnomalyReasons(AnomalyRun run, String held) {
    private static final int MOST = 12;
    private static final Ink SCALED = new Ink(8, 1);

    /** The features that are reconstructed worst in anomalous samples, as multiples of their error in normal ones. */
    Section features() {
        double[] normal = errorsByFeature(run.data().normal());
        double[] anomalous = errorsByFeature(run.data().anomalous());
        List<String> names = run.data().train().features();
        List<Integer> order = IntStream.range(0, normal.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -anomalous[i] / normal[i]))
                .limit(MOST)
                .toList();
        double most = anomalous[order.get(0)] / normal[order.get(0)];
        StringBuilder rows = new StringBuilder("<table class=\"shares\">");
        for (int i : order)
            rows.append(String.format(
                    Locale.ROOT,
                    "<tr><th>%s</th><td><i style=\"width:%.1f%%\"></i></td><td>%.1f ×</td></tr>%n",
                    Html.escape(names.get(i).replace('_', ' ')),
                    100 * anomalous[i] / normal[i] / most,
                    anomalous[i] / normal[i]));
        return new Section(
                "What gives them away",
                "<p>Mean squared error of single features in class " + Html.escape(held)
                        + ", as multiples of that in normal samples: the largest of "
                        + normal.length + ".</p>" + rows + "</table>");
    }

    private double[] errorsByFeature(Dataset data) {
        Codec codec = Codec.of(run.detector().network());
        var original = codec.prepare(data.samples().x());
        var restored = codec.reconstruct(data.samples().x());
        double[] errors = new double[original.rows];
        for (int i = 0; i < original.length; i++) {
            double difference = original.data[i] - restored.data[i];
            errors[i % original.rows] += difference * difference / original.columns;
        }
        return errors;
    }

    Section pictures() {
        Dataset anomalous = run.data().anomalous();
        return new Section(
                "Pictures, and what it makes of them",
                "<p>Below each picture its reconstruction. What it has never seen, it restores as something that it "
                        + "knows.</p>\n"
                        + "<div class=\"strips\">" + strips("found most clearly", anomalous, run.anomalous(), -1)
                        + strips("found least", anomalous, run.anomalous(), 1)
                        + strips("normal, most unusual", run.data().normal(), run.normal(), -1)
                        + "</div>");
    }

    private String strips(String name, Dataset data, double[] scores, int sign) {
        int[] shown = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> sign * scores[i]))
                .limit(MOST)
                .mapToInt(i -> i)
                .toArray();
        Codec codec = Codec.of(run.detector().network());
        return new Images(codec.prepare(data.samples().x()), SCALED)
                        .select(shown)
                        .strip(name)
                + new Images(codec.reconstruct(data.samples().x()), SCALED)
                        .select(shown)
                        .strip("restored");
    }
}
