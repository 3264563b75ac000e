package dev.nacre.diagnosis;

import dev.nacre.Layers;
import dev.nacre.Loss;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.compute.Noise;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Compares the gradients of back-propagation with finite differences: for each parameter along its whole gradient, and
 * for some of its elements. Long steps meet the kinks of activations, short ones the rounding errors of 32-bit numbers:
 * several lengths are tried, the best one counts, and only large deviations fail.
 *
 * <p>The gradients are compared near the initial weights, not at them: a zero bias and a black image put every
 * pre-activation exactly on the kink of relu, where the function has no derivative.
 */
final class Gradients {
    private static final String NAME = "gradients";
    private static final int SAMPLES = 16;
    private static final int ELEMENTS = 5;
    private static final double CHANGE = 0.005;
    private static final double TOLERANCE = 0.1;
    private static final double LONGEST = 0.05;
    private static final double SHORTER = 10;
    private static final double JITTER = 0.1;

    private final Network network;
    private final Loss loss;
    private final Samples few;
    private final List<Noise> noises;
    private final long[] positions;
    private final SplittableRandom random;

    private Gradients(Network network, Loss loss, Samples few, long seed) {
        this.network = network;
        this.loss = loss;
        this.few = few;
        this.noises = Layers.allNoises(network.layer());
        this.positions = noises.stream().mapToLong(Noise::position).toArray();
        this.random = new SplittableRandom(seed);
    }

    static Check check(Network network, Loss loss, Samples some, long seed) {
        int n = Math.min(SAMPLES, some.size());
        return new Gradients(network, loss, some.select(IntStream.range(0, n).toArray()), seed).check();
    }

    private Check check() {
        List<Parameter> parameters = Layers.parameters(network.layer()).stream()
                .filter(Parameter::trainable)
                .distinct()
                .toList();
        if (parameters.isEmpty()) return Check.skipped(NAME, "the network has no trainable parameters");
        parameters.forEach(this::jitter);
        parameters.forEach(Parameter::clearGradient);
        double value = forward();
        FloatMatrix dy = new FloatMatrix(network.outputs(), few.size());
        loss.gradient(last, few.t(), dy);
        network.layer().backward(dy, false);
        double worst = 0;
        for (Parameter p : parameters) {
            float[] g = p.gradient().data.clone();
            double error = alongGradient(p, g, value);
            if (!(error <= TOLERANCE)) return failed(p, error);
            worst = Math.max(worst, error);
            if (elementsOff(p, g, value) > ELEMENTS / 2) return failed(p, Double.NaN);
        }
        return Check.passed(NAME, String.format(Locale.ROOT, "at most %.1g off finite differences", worst));
    }

    /**
     * Moves each element by 5 to 10 %, and a zero by as much of a usual initial weight: further than a short step
     * reaches.
     */
    private void jitter(Parameter p) {
        float[] w = p.value().data;
        double usual = 1 / Math.sqrt(p.value().columns);
        for (int i = 0; i < w.length; i++) {
            double share = (random.nextBoolean() ? JITTER : -JITTER) * (1 + random.nextDouble()) / 2;
            w[i] += (float) (share * (w[i] == 0 ? usual : w[i]));
        }
    }

    private Check failed(Parameter p, double error) {
        return Check.failed(
                NAME,
                "the gradient of parameter " + network.name(p) + " differs from finite differences"
                        + (Double.isNaN(error) ? "" : String.format(Locale.ROOT, " by %.0f %%", 100 * error))
                        + "; run the contract kit on this layer and those above it");
    }

    private FloatMatrix last;

    /** The same noise in each pass. */
    private double forward() {
        for (int i = 0; i < positions.length; i++) noises.get(i).position(positions[i]);
        last = network.layer().forward(few.x(), Mode.TRAIN);
        return loss.value(last, few.t()) + Layers.ownLoss(network.layer());
    }

    private double alongGradient(Parameter p, float[] g, double value) {
        double norm = 0;
        for (float each : g) norm += (double) each * each;
        norm = Math.sqrt(norm);
        if (norm < 1e-6 * Math.abs(value)) return 0;
        float[] direction = new float[g.length];
        for (int i = 0; i < g.length; i++) direction[i] = (float) (g[i] / norm);
        double h = Math.min(LONGEST, CHANGE * Math.abs(value) / norm);
        double off =
                Math.min(Math.abs(slope(p, direction, h) - norm), off(p, direction, h / SHORTER, norm, norm, value));
        return off / norm;
    }

    private int elementsOff(Parameter p, float[] g, double value) {
        double rms = 0;
        for (float each : g) rms += (double) each * each / g.length;
        rms = Math.sqrt(rms);
        int off = 0;
        for (int e = 0; e < ELEMENTS; e++) {
            int i = random.nextInt(g.length);
            float[] direction = new float[g.length];
            direction[i] = 1;
            double size = Math.abs(g[i]) + rms;
            double h = Math.min(LONGEST, CHANGE * Math.abs(value) / size);
            double rounding = 2e-6 * Math.abs(value) * SHORTER / h;
            if (off(p, direction, h / SHORTER, g[i], size, value) > TOLERANCE * size + rounding) off++;
        }
        return off;
    }

    /**
     * The distance from the slope by five points, or from the slopes to the left and to the right at a shorter step,
     * since a kink may be near. The latter counts only if the rounding error is well below the typical size of the
     * slopes.
     */
    private double off(Parameter p, float[] direction, double h, double g, double size, double value) {
        double off = Math.abs(slope(p, direction, h) - g);
        double shorter = h / SHORTER;
        if (3e-7 * Math.abs(value) / shorter > TOLERANCE * size) return off;
        float[] start = p.value().data.clone();
        double right = (at(p, start, direction, shorter) - value) / shorter;
        double left = (value - at(p, start, direction, -shorter)) / shorter;
        System.arraycopy(start, 0, p.value().data, 0, start.length);
        double outside = Math.max(g - Math.max(left, right), Math.min(left, right) - g);
        return Math.min(off, Math.max(outside, 0));
    }

    /** Five-point differences. */
    private double slope(Parameter p, float[] direction, double h) {
        float[] start = p.value().data.clone();
        double sum = 8 * (at(p, start, direction, h) - at(p, start, direction, -h))
                - (at(p, start, direction, 2 * h) - at(p, start, direction, -2 * h));
        System.arraycopy(start, 0, p.value().data, 0, start.length);
        return sum / (12 * h);
    }

    private double at(Parameter p, float[] start, float[] direction, double h) {
        float[] w = p.value().data;
        for (int i = 0; i < w.length; i++) w[i] = (float) (start[i] + h * direction[i]);
        return forward();
    }
}
