package dev.nacre.tck.faulty;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.compute.Noise;
import dev.nacre.plugin.Doc;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Faults of layers in inference. */
public final class FaultyInference {
    private FaultyInference() {}

    @Breaks("L13")
    @Doc("remembers the inputs of INFER passes too")
    public record RemembersInference() implements LayerSpec {
        @Override
        public Layer build(int inputs, RandomGenerator random) {
            return new Scaling(inputs, random) {
                @Override
                public FloatMatrix forward(FloatMatrix input, Mode mode) {
                    FloatMatrix y = super.forward(input, mode);
                    x = input;
                    return y;
                }
            };
        }
    }

    @Breaks("L14")
    @Doc("gives the same matrix for each INFER pass of a thread")
    public record ReusesMatrix() implements LayerSpec {
        @Override
        public Layer build(int inputs, RandomGenerator random) {
            return new Scaling(inputs, random) {
                private final ThreadLocal<FloatMatrix> last = ThreadLocal.withInitial(() -> new FloatMatrix(0, 0));

                @Override
                public FloatMatrix forward(FloatMatrix input, Mode mode) {
                    FloatMatrix y = super.forward(input, mode);
                    if (mode == Mode.TRAIN) return y;
                    FloatMatrix mine = last.get();
                    if (mine.columns != y.columns) last.set(mine = new FloatMatrix(y.rows, y.columns));
                    System.arraycopy(y.data, 0, mine.data, 0, y.length);
                    return mine;
                }
            };
        }
    }

    @Breaks("L15")
    @Doc("keeps the inputs of the present pass in a field")
    public record OneThreadOnly() implements LayerSpec {
        @Override
        public Layer build(int inputs, RandomGenerator random) {
            return new Scaling(inputs, random) {
                private volatile FloatMatrix present;

                @Override
                public FloatMatrix forward(FloatMatrix input, Mode mode) {
                    present = input;
                    for (int i = 0; i < 50; i++) Thread.yield();
                    return super.forward(present, mode);
                }
            };
        }
    }

    @Breaks("L16")
    @Doc("writes the gradient over its outputs")
    public record OverwritesOutputs() implements LayerSpec {
        @Override
        public Layer build(int inputs, RandomGenerator random) {
            return new Scaling(inputs, random) {
                @Override
                public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
                    FloatMatrix dx = super.backward(dy, true);
                    FloatMatrix y = outputs.of(dy.rows, dy.columns);
                    System.arraycopy(dx.data, 0, y.data, 0, y.length);
                    return y;
                }
            };
        }
    }

    @Breaks("L17")
    @Doc("centres each batch in inference too")
    public record CentresBatch() implements LayerSpec {
        @Override
        public Layer build(int inputs, RandomGenerator random) {
            return new Scaling(inputs, random) {
                @Override
                public FloatMatrix forward(FloatMatrix input, Mode mode) {
                    FloatMatrix y = super.forward(input, mode);
                    if (mode == Mode.TRAIN) return y;
                    float mean = 0;
                    for (int i = 0; i < y.length; i++) mean += y.data[i] / y.length;
                    for (int i = 0; i < y.length; i++) y.data[i] -= mean;
                    return y;
                }
            };
        }
    }

    @Breaks("L18")
    @Doc("a rectifier that turns NaN into 0")
    public record HidesNaN() implements LayerSpec {
        @Override
        public Layer build(int inputs, RandomGenerator random) {
            return new Scaling(inputs, random) {
                @Override
                public FloatMatrix forward(FloatMatrix input, Mode mode) {
                    FloatMatrix y = super.forward(input, mode);
                    for (int i = 0; i < y.length; i++) y.data[i] = y.data[i] < 0 || y.data[i] >= 0 ? y.data[i] : 0;
                    return y;
                }
            };
        }
    }

    @Breaks("L19")
    @Doc("dropout that scales in inference")
    public record ScalesInference() implements LayerSpec {
        @Override
        public Layer build(int inputs, RandomGenerator random) {
            Noise noise = new Noise(random);
            return new Layer() {
                private final List<Noise> noises = List.of(noise);
                private float[] mask;

                @Override
                public int outputs() {
                    return inputs;
                }

                @Override
                public List<Noise> noises() {
                    return noises;
                }

                @Override
                public FloatMatrix forward(FloatMatrix x, Mode mode) {
                    Checks.requireInputs("scalesInference", inputs, x);
                    float[] factors = new float[x.length];
                    Arrays.fill(factors, 0.5f);
                    if (mode == Mode.TRAIN) {
                        long pass = noise.next();
                        for (int i = 0; i < x.length; i++) factors[i] = Noise.uniform(pass, i) < 0.5f ? 0 : 1;
                        mask = factors;
                    }
                    return times(factors, x);
                }

                @Override
                public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
                    return times(mask, dy);
                }

                private FloatMatrix times(float[] factors, FloatMatrix x) {
                    FloatMatrix y = new FloatMatrix(x.rows, x.columns);
                    for (int i = 0; i < x.length; i++) y.data[i] = factors[i] * x.data[i];
                    return y;
                }
            };
        }
    }
}
