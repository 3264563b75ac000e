package dev.nacre.diagnosis;

import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import java.util.List;
import java.util.Locale;
import org.jblas.FloatMatrix;

/** Checks that the inputs of the first layer with weights have a size of about 1. */
final class InputScale {
    private static final String NAME = "scale of inputs";
    private static final double LARGE = 10;
    private static final double SPREAD = 100;
    private static final String REMEDY = "; add standardize or scale as the first layer";

    private InputScale() {}

    static Check check(Network network, FloatMatrix x, List<String> features) {
        FloatMatrix y = x;
        boolean own = true;
        for (Layer layer : network.layers()) {
            if (Layers.allParameters(layer).stream().anyMatch(Parameter::trainable)) break;
            y = layer.forward(y, Mode.INFER);
            own &= y.rows == x.rows;
        }
        return check(y, own ? features : List.of());
    }

    private static Check check(FloatMatrix y, List<String> features) {
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        int at = 0;
        for (int i = 0; i < y.rows; i++) {
            double rms = 0;
            double mean = 0;
            for (int s = 0; s < y.columns; s++) mean += y.data[s * y.rows + i] / (double) y.columns;
            for (int s = 0; s < y.columns; s++) rms += Math.pow(y.data[s * y.rows + i], 2) / y.columns;
            double deviation = Math.sqrt(Math.max(0, rms - mean * mean));
            if (deviation <= 1e-6 * Math.sqrt(rms)) continue;
            smallest = Math.min(smallest, deviation);
            if (Math.sqrt(rms) <= largest) continue;
            largest = Math.sqrt(rms);
            at = i;
        }
        if (largest == 0) return Check.failed(NAME, "all inputs are constant: there is nothing to learn from");
        String figure = String.format(Locale.ROOT, "the root mean square of %s is %.3g", name(at, features), largest);
        if (largest > LARGE) return Check.failed(NAME, figure + REMEDY);
        if (largest / smallest > SPREAD)
            return Check.warning(
                    NAME,
                    figure
                            + String.format(
                                    Locale.ROOT, ", the smallest standard deviation of another is %.3g", smallest)
                            + REMEDY);
        return Check.passed(NAME, figure + ", the largest of all");
    }

    private static String name(int i, List<String> features) {
        return features.isEmpty() ? "input " + i : features.get(i);
    }
}
