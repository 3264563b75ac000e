package dev.nacre.tck.faulty;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.layers.Sigmoid;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Faults of what layers take and give, and of what they do with their parameters. */
public final class FaultyLayers {
    private FaultyLayers() {}

    @Breaks("L1")
    @Doc("throws an exception on its way back")
    public record ThrowsBackward() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                @Override
                public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
                    throw new IllegalStateException("no way back");
                }
            };
        }
    }

    @Breaks("L3")
    @Doc("throws an exception for any other batch size, in training or not")
    public record OneBatchSize() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                @Override
                public FloatMatrix forward(FloatMatrix x, Mode mode) {
                    FloatMatrix y = super.forward(x, mode);
                    if (x.columns < 3) throw new IllegalStateException("too few samples");
                    return y;
                }
            };
        }
    }

    @Breaks("L1")
    @Doc("has no gradient for its inputs, ever")
    public record NoInputGradient() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                @Override
                public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
                    super.backward(dy, inputGradient);
                    return new FloatMatrix(dy.rows, 1);
                }
            };
        }
    }

    @Breaks("L2")
    @Doc("takes any number of inputs")
    public record TakesAnything() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                @Override
                public FloatMatrix forward(FloatMatrix x, Mode mode) {
                    if (x.rows == inputs.size()) return super.forward(x, mode);
                    return new FloatMatrix(inputs.size(), x.columns);
                }
            };
        }
    }

    @Breaks("L3")
    @Doc("counts the samples of the first batch for all later ones")
    public record RemembersBatchSize() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                private int samples;

                @Override
                void addGradient(FloatMatrix dy, float[] gradient) {
                    if (samples == 0) samples = dy.columns;
                    for (int i = 0; i < Math.min(samples, dy.columns) * dy.rows; i++)
                        gradient[i % dy.rows] += dy.data[i] * x.data[i] * dy.columns / samples;
                }
            };
        }
    }

    @Breaks("L4")
    @Doc("uses the gradient it gets as scratch")
    public record SpoilsGradient() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                @Override
                public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
                    FloatMatrix dx = super.backward(dy, inputGradient);
                    dy.data[0] = 0;
                    return dx;
                }
            };
        }
    }

    @Breaks("L5")
    @Doc("steps its weights itself")
    public record StepsItself() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                @Override
                public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
                    FloatMatrix dx = super.backward(dy, inputGradient);
                    for (int i = 0; i < inputs.size(); i++) weight.value().data[i] -= 0.01f * weight.gradient().data[i];
                    return dx;
                }
            };
        }
    }

    @Breaks("L6")
    @Doc("two parameters of one name")
    public record SameNames() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                private final List<Parameter> two =
                        List.of(weight, Parameter.statistic("weight", Weights.zeros(inputs.size(), 1)));

                @Override
                public List<Parameter> parameters() {
                    return two;
                }
            };
        }
    }

    @Breaks("L6")
    @Doc("new parameters at each call, so that what backward adds to them is lost")
    public record NewParameters() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                @Override
                public List<Parameter> parameters() {
                    return List.of(new Parameter("weight", weight.value()));
                }
            };
        }
    }

    @Breaks("L7")
    @Doc("infers with a copy of its first weights")
    public record KeepsCopy() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                private float[] kept;

                @Override
                public FloatMatrix forward(FloatMatrix x, Mode mode) {
                    FloatMatrix y = super.forward(x, mode);
                    if (mode == Mode.TRAIN) return y;
                    if (kept == null) kept = weight.value().data.clone();
                    multiply(kept, x, y);
                    return y;
                }
            };
        }
    }

    @Breaks("L26")
    @Doc("adds a layer's outputs to its inputs, and shows the layer to nobody")
    public record HidesInner(@Doc("the layer") LayerSpec inner) implements LayerSpec {
        public HidesInner() {
            this(new Sigmoid());
        }

        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Hiding(inner.build(inputs, random));
        }
    }

    private record Hiding(Layer inner) implements Layer {
        @Override
        public int outputs() {
            return inner.outputs();
        }

        @Override
        public FloatMatrix forward(FloatMatrix x, Mode mode) {
            FloatMatrix y = inner.forward(x, mode);
            FloatMatrix sum = new FloatMatrix(x.rows, x.columns);
            for (int i = 0; i < sum.length; i++) sum.data[i] = x.data[i] + y.data[i];
            return sum;
        }

        @Override
        public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
            FloatMatrix dx = inner.backward(dy, inputGradient);
            if (!inputGradient) return null;
            FloatMatrix sum = new FloatMatrix(dx.rows, dx.columns);
            for (int i = 0; i < sum.length; i++) sum.data[i] = dx.data[i] + dy.data[i];
            return sum;
        }
    }
}
