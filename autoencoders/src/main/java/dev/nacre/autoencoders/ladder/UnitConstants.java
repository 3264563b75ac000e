package dev.nacre.autoencoders.ladder;

import dev.nacre.Parameter;
import dev.nacre.Weights;
import java.util.Arrays;

/**
 * Some learned constants of each unit, and the sums of their gradients: an array for each constant, because C2 only
 * vectorises loops in which all indices agree.
 */
final class UnitConstants {
    final float[][] value;
    final float[][] gradient;
    private final Parameter parameter;
    private final int units;

    /** The initial value of each constant, the same for all units. */
    UnitConstants(String prefix, int units, float... initial) {
        this(new Parameter(prefix + "combinator", Weights.zeros(units, initial.length)).asMatrix());
        float[] all = parameter.value().data;
        for (int k = 0; k < initial.length; k++) Arrays.fill(all, k * units, (k + 1) * units, initial[k]);
    }

    private UnitConstants(Parameter parameter) {
        this.parameter = parameter;
        units = parameter.value().rows;
        value = new float[parameter.value().columns][units];
        gradient = new float[parameter.value().columns][units];
    }

    /** With the parameter's present value. */
    UnitConstants copy() {
        UnitConstants copy = new UnitConstants(parameter);
        copy.begin();
        return copy;
    }

    Parameter parameter() {
        return parameter;
    }

    void begin() {
        for (int k = 0; k < value.length; k++) {
            System.arraycopy(parameter.value().data, k * units, value[k], 0, units);
            Arrays.fill(gradient[k], 0);
        }
    }

    void addGradient() {
        if (!parameter.trainable()) return;
        float[] sums = parameter.gradient().data;
        for (int k = 0; k < gradient.length; k++) for (int i = 0; i < units; i++) sums[k * units + i] += gradient[k][i];
    }
}
