package dev.nacre.optimizers;

import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Parameter;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * The element-wise form of a {@link Chain} whose links are all element-wise: a range passes through all links while it
 * is in the cache.
 */
record ElementwiseChain(Chain chain, List<ElementwiseOptimizer> links) implements ElementwiseOptimizer {
    @Override
    public int slots() {
        return chain.slots();
    }

    @Override
    public void init(FloatMatrix value, FloatMatrix[] slots) {
        chain.init(value, slots);
    }

    @Override
    public void prepare(List<Parameter> parameters, int t) {
        chain.prepare(parameters, t);
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        int first = 0;
        for (ElementwiseOptimizer link : links)
            link.step(gradient, value, Arrays.copyOfRange(slots, first, first += link.slots()), from, to, t);
    }

    @Override
    public float rate(double[] validationLosses) {
        return chain.rate(validationLosses);
    }

    @Override
    public float epochRate(int epoch) {
        return chain.epochRate(epoch);
    }

    @Override
    public int averageSlot() {
        return chain.averageSlot();
    }
}
