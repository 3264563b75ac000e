package dev.nacre.examples.lecture;

import dev.nacre.Network;
import dev.nacre.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/** Two features that go together, as they come and as preprocessing layers pass them on. */
final class Preprocessing {
    static final List<String> LAYERS =
            List.of("identity", "subtractMean", "standardize", "pca(2)", "pcaWhiten(2)", "zcaWhiten");
    private static final int SAMPLES = 200;

    private Preprocessing() {}

    /** Features × samples. */
    static FloatMatrix through(String layer) {
        SplittableRandom random = new SplittableRandom(1);
        FloatMatrix x = new FloatMatrix(2, SAMPLES);
        for (int s = 0; s < SAMPLES; s++) {
            double first = random.nextGaussian();
            x.data[2 * s] = (float) (3 + 1.5 * first);
            x.data[2 * s + 1] = (float) (2 + 0.6 * first + 0.4 * random.nextGaussian());
        }
        Network network = new Network(layer, 2, 1);
        network.fitPreprocessing(new Samples(x));
        return network.infer(x);
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

    private static Line dots(FloatMatrix x) {
        double[] first = new double[x.columns];
        double[] second = new double[x.columns];
        for (int s = 0; s < x.columns; s++) {
            first[s] = x.data[2 * s];
            second[s] = x.data[2 * s + 1];
        }
        return Line.dots("", first, second);
    }
}
