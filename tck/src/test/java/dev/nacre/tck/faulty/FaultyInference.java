package dev.nacre.tck.faulty;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Faults of layers in inference. */
public final class FaultyInference {
    private FaultyInference() {}

    @Breaks("L13")
    @Doc("remembers the inputs of INFER passes too")
    public record RemembersInference() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
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
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
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
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
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
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
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
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
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
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                @Override
                public FloatMatrix forward(FloatMatrix input, Mode mode) {
                    FloatMatrix y = super.forward(input, mode);
                    for (int i = 0; i < y.length; i++) y.data[i] = y.data[i] < 0 || y.data[i] >= 0 ? y.data[i] : 0;
                    return y;
                }
            };
        }
    }

    @Breaks("L18")
    @Doc("the largest of all inputs, whatever else is NaN")
    public record LargestButNaN() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                private FloatMatrix before;

                @Override
                public int outputs() {
                    return 1;
                }

                @Override
                public FloatMatrix forward(FloatMatrix input, Mode mode) {
                    FloatMatrix scaled = super.forward(input, mode);
                    FloatMatrix y = new FloatMatrix(1, input.columns);
                    for (int s = 0; s < y.length; s++) y.data[s] = scaled.data[largest(scaled, s)];
                    if (mode == Mode.TRAIN) before = scaled;
                    return y;
                }

                @Override
                public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
                    FloatMatrix spread = new FloatMatrix(before.rows, dy.columns);
                    for (int s = 0; s < dy.length; s++) spread.data[largest(before, s)] = dy.data[s];
                    return super.backward(spread, inputGradient);
                }

                private int largest(FloatMatrix x, int sample) {
                    int largest = sample * x.rows;
                    for (int i = largest; i < (sample + 1) * x.rows; i++) if (x.data[i] > x.data[largest]) largest = i;
                    return largest;
                }
            };
        }
    }

    @Breaks("L18")
    @Doc("says that it fills in what is missing, and doesn't")
    public record FillsNothing() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                @Override
                public boolean takesMissing() {
                    return true;
                }
            };
        }
    }

    @Breaks("L19")
    @Doc("dropout that scales in inference as well as in training")
    public record ScalesTwice() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Dropping(inputs.size(), 2, 2, random);
        }
    }

    @Breaks("L19")
    @Doc("dropout that scales in inference")
    public record ScalesInference() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Dropping(inputs.size(), 1, 0.5f, random);
        }
    }
}
