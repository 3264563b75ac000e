package dev.nacre.examples.lecture;

import dev.nacre.Network;
import dev.nacre.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/** Two features that go together, as they come and as preprocessing layers pass them on. */
public final class Preprocessing {
    /** From doing nothing to whitening. */
    public static final List<String> LAYERS =
            List.of("identity", "subtractMean", "standardize", "pca(2)", "pcaWhiten(2)", "zcaWhiten");

    private static final int SAMPLES = 200;

    private Preprocessing() {}

    static FloatMatrix through(String layer) {
        return through(layer, cloud(3, 1.5, 0.6 / Math.hypot(0.6, 0.4)));
    }

    /** What a layer makes of features × samples, after it was fitted to them. */
    public static FloatMatrix through(String layer, FloatMatrix x) {
        Network network = new Network(layer, 2, 1);
        network.fitPreprocessing(new Samples(x));
        return network.infer(x);
    }

    /** Two features × 200 samples; the second one has mean 2 and deviation 0.72. */
    public static FloatMatrix cloud(double mean, double deviation, double correlation) {
        SplittableRandom random = new SplittableRandom(1);
        FloatMatrix x = new FloatMatrix(2, SAMPLES);
        double second = Math.hypot(0.6, 0.4);
        double rest = Math.sqrt(1 - correlation * correlation);
        for (int s = 0; s < SAMPLES; s++) {
            double shared = random.nextGaussian();
            x.data[2 * s] = (float) (mean + deviation * shared);
            x.data[2 * s + 1] = (float) (2 + second * (correlation * shared + rest * random.nextGaussian()));
        }
        return x;
    }

    static Sheet sheet() {
        List<Panel> panels = new ArrayList<>();
        for (String layer : LAYERS)
            panels.add(Panel.of(
                    layer.equals("identity") ? "as it comes" : layer,
                    Scale.linear("first feature", -6, 8),
                    Scale.linear("second feature", -4, 6),
                    List.of(dots(through(layer)))));
        return new Sheet("What preprocessing does to two features", 3, 300, 220, List.of(), panels);
    }

    /** A dot for each sample. */
    public static Line dots(FloatMatrix x) {
        double[] first = new double[x.columns];
        double[] second = new double[x.columns];
        for (int s = 0; s < x.columns; s++) {
            first[s] = x.data[2 * s];
            second[s] = x.data[2 * s + 1];
        }
        return Line.dots("", first, second);
    }
}
