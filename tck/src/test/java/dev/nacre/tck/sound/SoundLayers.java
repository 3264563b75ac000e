package dev.nacre.tck.sound;

import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import dev.nacre.layers.Sigmoid;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Layers that are more than noise, or ignore some inputs. */
public final class SoundLayers {
    private SoundLayers() {}

    private static float mask(Long pass, int i) {
        return pass == null ? 1 : Noise.uniform(pass, i) < 0.5f ? 0 : 2;
    }

    /** Dropout. */
    @Doc("sets half of the elements to 0 in training")
    public record Drop() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Simple(inputs.size(), random) {
                @Override
                float factor(Long pass, FloatMatrix x, int i) {
                    return mask(pass, i);
                }
            };
        }
    }

    /** In inference, with dropout inside, it doubles its inputs. */
    @Doc("its inputs beside a layer's outputs, added")
    public record Residual(@Doc("the layer") LayerSpec inner) implements LayerSpec {
        public Residual() {
            this(new Drop());
        }

        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Around(inner.build(inputs, random));
        }
    }

    /** As {@link Residual} around {@link Drop}, in one record. */
    @Doc("its inputs, and its inputs after dropout, added")
    public record DropBeside() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Simple(inputs.size(), random) {
                @Override
                float factor(Long pass, FloatMatrix x, int i) {
                    return 1 + mask(pass, i);
                }
            };
        }
    }

    /** A rectifier with a random slope below zero in training, and the mean slope in inference. Xu et al., 2015. */
    @Doc("rectifier with a random slope below zero; Xu et al., 2015")
    public record RandomizedRelu() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Simple(inputs.size(), random) {
                @Override
                float factor(Long pass, FloatMatrix x, int i) {
                    if (!(x.data[i] < 0)) return 1;
                    return pass == null ? 0.25f : 0.125f + 0.25f * Noise.uniform(pass, i);
                }
            };
        }
    }

    /** Where its first input is below zero the others have no say, so NaN among them is not seen. */
    @Doc("a switch: where the first input is below zero the others are 0")
    public record Switch() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Simple(inputs.size(), random) {
                @Override
                public FloatMatrix forward(FloatMatrix x, Mode mode) {
                    FloatMatrix y = super.forward(x, mode);
                    for (int i = 0; i < y.length; i++) if (factor(null, x, i) == 0) y.data[i] = 0;
                    return y;
                }

                @Override
                float factor(Long pass, FloatMatrix x, int i) {
                    return i % inputs > 0 && x.data[i - i % inputs] < 0 ? 0 : 1;
                }
            };
        }
    }

    /** The layer beside which the inputs pass. */
    private record Around(Layer inner) implements Layer {
        @Override
        public int outputs() {
            return inner.outputs();
        }

        @Override
        public List<Child> children() {
            return List.of(new Child("inner", inner));
        }

        @Override
        public FloatMatrix forward(FloatMatrix x, Mode mode) {
            return sum(inner.forward(x, mode), x);
        }

        @Override
        public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
            FloatMatrix dx = inner.backward(dy, inputGradient);
            return inputGradient ? sum(dx, dy) : null;
        }

        private static FloatMatrix sum(FloatMatrix a, FloatMatrix b) {
            FloatMatrix sum = new FloatMatrix(a.rows, a.columns);
            for (int i = 0; i < a.length; i++) sum.data[i] = a.data[i] + b.data[i];
            return sum;
        }
    }

    /** The same around an activation. */
    public static Residual aroundSigmoid() {
        return new Residual(new Sigmoid());
    }
}
