package dev.nacre.autoencoders.ladder;

import dev.nacre.Parameter;
import dev.nacre.Weights;
import java.util.List;

/** The function of a hidden level, max(z + bias, 0), and of the top one, scale · (z + bias): its outputs are logits. */
final class Output {
    private static final float HUGE = 0x1p100f;

    private final Parameter bias;
    /** Of the top level alone; otherwise null. */
    private final Parameter scale;

    private final float[] biasSums;
    private final float[] scaleSums;

    Output(String prefix, int units, boolean top) {
        bias = new Parameter(prefix + "bias", Weights.zeros(units, 1));
        scale = top ? new Parameter(prefix + "scale", Weights.constant(units, 1, 1)) : null;
        biasSums = new float[units];
        scaleSums = new float[units];
    }

    List<Parameter> parameters() {
        return scale == null ? List.of(bias) : List.of(bias, scale);
    }

    /** In place. */
    void apply(float[] z, int from, int to) {
        float[] b = bias.value().data;
        for (int i = from; i < to; i++) z[i] += b[i];
        if (scale == null) {
            for (int i = from; i < to; i++) z[i] = Math.max(z[i], 0);
        } else {
            float[] s = scale.value().data;
            for (int i = from; i < to; i++) z[i] *= s[i];
        }
    }

    void clearGradients(int from, int to) {
        Pieces.clear(biasSums, from, to);
        Pieces.clear(scaleSums, from, to);
    }

    /** Turns the gradient of the outputs, in place, into that of z; only the top level reads {@code z}. */
    void differentiate(float[] d, float[] output, float[] z, int from, int to) {
        if (scale == null) {
            // without a comparison, which would keep C2 of JDK 17 from vectorising
            for (int i = from; i < to; i++) d[i] *= Math.min(Math.min(output[i] * HUGE, 1) * HUGE, 1);
        } else {
            float[] b = bias.value().data;
            float[] s = scale.value().data;
            for (int i = from; i < to; i++) {
                scaleSums[i] += d[i] * (z[i] + b[i]);
                d[i] *= s[i];
            }
        }
        Pieces.add(d, biasSums, from, to);
    }

    void addGradients() {
        add(bias, biasSums);
        if (scale != null) add(scale, scaleSums);
    }

    private static void add(Parameter parameter, float[] sums) {
        if (parameter.trainable()) Pieces.add(sums, parameter.gradient().data, 0, sums.length);
    }
}
