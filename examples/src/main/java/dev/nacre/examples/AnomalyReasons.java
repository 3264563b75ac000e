package dev.nacre.examples;

import dev.nacre.autoencoders.Codec;
import dev.nacre.data.Dataset;
import dev.nacre.report.Html;
import dev.nacre.report.Section;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/** What distinguishes the anomalous samples: features with large errors, or images. */
record AnomalyReasons(AnomalyRun run, String held) {
    private static final int MOST = 12;
    private static final Ink SCALED = new Ink(8, 1);

    /**
     * The features with the largest reconstruction errors in anomalous samples, relative to their errors in normal
     * ones.
     */
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
                "Features with large errors",
                "<p>Mean squared error of single features in class " + Html.escape(held)
                        + ", as multiples of that in normal samples: the largest of "
                        + normal.length + ".</p>" + rows + "</table>");
    }

    private double[] errorsByFeature(Dataset data) {
        FloatMatrix parts = run.detector().explain(data.samples().x()).parts();
        double[] errors = new double[parts.rows];
        for (int i = 0; i < parts.length; i++) errors[i % parts.rows] += parts.data[i] / parts.columns;
        return errors;
    }

    Section pictures() {
        Dataset anomalous = run.data().anomalous();
        return new Section(
                "Images and their reconstructions",
                "<p>The reconstruction is below each image. Unknown images are reconstructed"
                        + " as something that the autoencoder knows.</p>\n"
                        + "<div class=\"strips\">" + strips("anomalous, largest errors", anomalous, run.anomalous(), -1)
                        + strips("anomalous, smallest errors", anomalous, run.anomalous(), 1)
                        + strips("normal, largest errors", run.data().normal(), run.normal(), -1)
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
