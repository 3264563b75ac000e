package dev.nacre.recurrent;

import dev.nacre.Initializer;
import dev.nacre.Parameter;
import dev.nacre.Weights;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * The parameters of a recurrent layer, with PyTorch's names, shapes and order of gates.
 *
 * @param input {@code weight_ih_l0}, features × (gates · units)
 * @param recurrent {@code weight_hh_l0}, units × (gates · units)
 * @param inputBias {@code bias_ih_l0}, gates · units
 * @param recurrentBias {@code bias_hh_l0}, gates · units
 */
record RecurrentWeights(Parameter input, Parameter recurrent, Parameter inputBias, Parameter recurrentBias) {
    /** Rows and columns that are transposed together, while they are in the cache. */
    private static final int TILE = 32;

    /** Each gate's weights are drawn by themselves; biases are 0. */
    static RecurrentWeights draw(
            int gates,
            Sequence inputs,
            int units,
            Initializer initializer,
            Initializer recurrentInitializer,
            RandomGenerator random) {
        if ((long) gates * units > Integer.MAX_VALUE)
            throw new IllegalArgumentException(
                    "units must be <= " + Integer.MAX_VALUE / gates + " for " + gates + " gates, not " + units);
        FloatMatrix input = Weights.drawBeside(initializer, inputs.features(), units, gates, random);
        FloatMatrix recurrent = Weights.drawBeside(recurrentInitializer, units, units, gates, random);
        String end = inputs.reversed() ? "_l0_reverse" : "_l0";
        return new RecurrentWeights(
                new Parameter("weight_ih" + end, input).asMatrix(),
                new Parameter("weight_hh" + end, recurrent).asMatrix(),
                new Parameter("bias_ih" + end, Weights.zeros(gates * units, 1)),
                new Parameter("bias_hh" + end, Weights.zeros(gates * units, 1)));
    }

    int units() {
        return recurrent.value().rows;
    }

    /** Sums for each step: gates · units. */
    int sums() {
        return recurrent.value().columns;
    }

    /** The recurrent weights, sums × units. */
    float[] transposed(Buffer memory) {
        float[] u = recurrent.value().data;
        float[] transposed = memory.of(sums(), units()).data;
        Parallel.forRange(units(), TILE, (from, to) -> {
            for (int start = 0; start < sums(); start += TILE)
                for (int i = from; i < to; i++)
                    for (int k = start; k < Math.min(sums(), start + TILE); k++)
                        transposed[i * sums() + k] = u[k * units() + i];
        });
        return transposed;
    }

    List<Parameter> all() {
        return List.of(input, recurrent, inputBias, recurrentBias);
    }
}
