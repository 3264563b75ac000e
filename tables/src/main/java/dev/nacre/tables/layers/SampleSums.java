package dev.nacre.tables.layers;

import dev.nacre.Parameter;
import dev.nacre.blas.Products;
import dev.nacre.compute.Buffer;
import java.util.Arrays;
import org.jblas.FloatMatrix;

/** Sums over the samples of a batch: the gradients of parameters that act on every sample alike. */
final class SampleSums {
    private final Buffer ones = new Buffer();
    private final Buffer sums = new Buffer();

    /**
     * Adds the sums to a gradient. The parameter may have fewer elements than the matrix has rows: row i adds to
     * element i modulo the number of elements.
     */
    void addTo(Parameter parameter, FloatMatrix m) {
        FloatMatrix one = ones.of(m.columns, 1);
        Arrays.fill(one.data, 1);
        FloatMatrix sum = sums.of(m.rows, 1);
        Products.multiply(m, false, one, false, 0, sum);
        float[] gradient = parameter.gradient().data;
        for (int i = 0; i < sum.length; i++) gradient[i % gradient.length] += sum.data[i];
    }
}
