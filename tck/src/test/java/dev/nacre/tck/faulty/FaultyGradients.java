package dev.nacre.tck.faulty;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Faults of a layer's way back. */
public final class FaultyGradients {
    private FaultyGradients() {}

    @Breaks("L8")
    @Doc("one per cent too much for the inputs")
    public record WrongInputGradient() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                @Override
                public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
                    FloatMatrix dx = super.backward(dy, inputGradient);
                    if (dx != null) for (int i = 0; i < dx.length; i++) dx.data[i] *= 1.01f;
                    return dx;
                }
            };
        }
    }

    @Breaks("L9")
    @Doc("the mean over the samples where the sum is asked for")
    public record WrongWeightGradient() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                @Override
                void addGradient(FloatMatrix dy, float[] gradient) {
                    for (int i = 0; i < dy.length; i++) gradient[i % dy.rows] += dy.data[i] * x.data[i] / dy.columns;
                }
            };
        }
    }

    @Breaks("L10")
    @Doc("forgets the gradient that is there")
    public record OverwritesGradient() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                @Override
                void addGradient(FloatMatrix dy, float[] gradient) {
                    Arrays.fill(gradient, 0);
                    super.addGradient(dy, gradient);
                }
            };
        }
    }

    @Breaks("L11")
    @Doc("as first layer it learns nothing")
    public record FirstLearnsNothing() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                @Override
                public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
                    return inputGradient ? super.backward(dy, true) : null;
                }
            };
        }
    }

    @Breaks("L12")
    @Doc("can't be frozen")
    public record NeverFrozen() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                @Override
                public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
                    if (!weight.trainable()) addGradient(dy, weight.gradient().data);
                    return super.backward(dy, inputGradient);
                }
            };
        }
    }
}
