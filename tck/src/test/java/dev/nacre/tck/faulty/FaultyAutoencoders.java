package dev.nacre.tck.faulty;

import dev.nacre.AutoencoderLayer;
import dev.nacre.AutoencoderSpec;
import dev.nacre.Batch;
import dev.nacre.Layer;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import dev.nacre.plugin.Doc;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Faults of autoencoders. */
public final class FaultyAutoencoders {
    private FaultyAutoencoders() {}

    @Breaks("E1")
    @Doc("encodes otherwise than it infers")
    public record OtherCode() implements AutoencoderSpec {
        @Override
        public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
            return new Doubling(inputs.size(), random) {
                @Override
                public FloatMatrix encode(FloatMatrix x) {
                    FloatMatrix code = super.encode(x);
                    for (int i = 0; i < code.length; i++) code.data[i] *= 1.01f;
                    return code;
                }
            };
        }
    }

    @Breaks("E2")
    @Doc("reconstructs otherwise than it decodes")
    public record OtherReconstruction() implements AutoencoderSpec {
        @Override
        public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
            return new Doubling(inputs.size(), random) {
                @Override
                public FloatMatrix reconstruct(FloatMatrix x) {
                    FloatMatrix back = super.reconstruct(x);
                    back.data[0] += 0.1f;
                    return back;
                }
            };
        }
    }

    @Breaks("E3")
    @Doc("decodes into the same matrix each time")
    public record ReusesMatrix() implements AutoencoderSpec {
        @Override
        public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
            return new Doubling(inputs.size(), random) {
                @Override
                public FloatMatrix decode(FloatMatrix code) {
                    FloatMatrix x = outputs.of(code.rows, code.columns);
                    multiply(back.value().data, code, x);
                    return x;
                }
            };
        }
    }

    @Breaks("E4")
    @Doc("a decoder's bias that no model file keeps")
    public record HiddenBias() implements AutoencoderSpec {
        @Override
        public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
            float bias = random.nextFloat() * 0.1f;
            return new Doubling(inputs.size(), random) {
                @Override
                public FloatMatrix decode(FloatMatrix code) {
                    FloatMatrix x = super.decode(code);
                    for (int i = 0; i < x.length; i++) x.data[i] += bias;
                    return x;
                }
            };
        }
    }

    @Breaks("E5")
    @Doc("errors that grow with the number of samples")
    public record SumOfErrors() implements AutoencoderSpec {
        @Override
        public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
            return new Doubling(inputs.size(), random) {
                @Override
                public double[] reconstructionErrors(FloatMatrix x) {
                    return Arrays.stream(super.reconstructionErrors(x))
                            .map(error -> error * x.columns)
                            .toArray();
                }
            };
        }
    }

    @Breaks("E12")
    @Doc("a decoder that can't be fine-tuned")
    public record UntrainableDecoder() implements AutoencoderSpec {
        @Override
        public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
            return new Doubling(inputs.size(), random) {
                private final Layer without = new Scaling(back) {
                    @Override
                    void addGradient(FloatMatrix dy, float[] gradient) {}
                };

                @Override
                public Layer decoder() {
                    return without;
                }
            };
        }
    }

    @Breaks("E6")
    @Doc("gradients for a sum, error of a mean")
    public record WrongGradients() implements AutoencoderSpec {
        @Override
        public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
            return new Doubling(inputs.size(), random) {
                @Override
                void addGradients(FloatMatrix x, FloatMatrix code, FloatMatrix errors) {
                    for (int i = 0; i < errors.length; i++) errors.data[i] *= 1.01f;
                    super.addGradients(x, code, errors);
                }
            };
        }
    }

    @Breaks("E6")
    @Doc("throws an exception when it is pre-trained")
    public record ThrowsInPretraining() implements AutoencoderSpec {
        @Override
        public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
            return new Doubling(inputs.size(), random) {
                @Override
                public double pretrain(Batch batch) {
                    throw new IllegalStateException("no pre-training");
                }
            };
        }
    }

    @Breaks("E7")
    @Doc("climbs: both its error and its gradients have the wrong sign")
    public record Unlearns() implements AutoencoderSpec {
        @Override
        public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
            return new Doubling(inputs.size(), random) {
                @Override
                public double pretrain(Batch batch) {
                    FloatMatrix x = batch.x();
                    return -super.pretrain(batch);
                }

                @Override
                void addGradients(FloatMatrix x, FloatMatrix code, FloatMatrix errors) {
                    for (int i = 0; i < errors.length; i++) errors.data[i] *= -1;
                    super.addGradients(x, code, errors);
                }
            };
        }
    }

    @Breaks("E8")
    @Doc("clears the gradients that are there")
    public record ClearsGradients() implements AutoencoderSpec {
        @Override
        public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
            return new Doubling(inputs.size(), random) {
                @Override
                public double pretrain(Batch batch) {
                    FloatMatrix x = batch.x();
                    both.forEach(Parameter::clearGradient);
                    return super.pretrain(batch);
                }
            };
        }
    }

    @Breaks("E9")
    @Doc("corrupts the samples it was given")
    public record CorruptsSamples() implements AutoencoderSpec {
        @Override
        public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
            return new Doubling(inputs.size(), random) {
                @Override
                public double pretrain(Batch batch) {
                    FloatMatrix x = batch.x();
                    double error = super.pretrain(batch);
                    x.data[0] = 0;
                    return error;
                }
            };
        }
    }

    @Breaks("E10")
    @Doc("can't be frozen")
    public record NeverFrozen() implements AutoencoderSpec {
        @Override
        public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
            return new Doubling(inputs.size(), random) {
                @Override
                void addGradients(FloatMatrix x, FloatMatrix code, FloatMatrix errors) {
                    super.addGradients(x, code, errors);
                    if (!back.trainable()) back.gradient().data[0] += errors.data[0];
                }
            };
        }
    }

    @Breaks("E11")
    @Doc("new parameters at each call, so that what pretrain adds to them is lost")
    public record NewParameters() implements AutoencoderSpec {
        @Override
        public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
            return new Doubling(inputs.size(), random) {
                @Override
                public List<Parameter> pretrainingParameters() {
                    return List.of(weight, new Parameter("back", back.value()));
                }
            };
        }
    }

    @Breaks("E11")
    @Doc("new sources of noise at each call")
    public record NewNoises() implements AutoencoderSpec {
        @Override
        public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
            return new Doubling(inputs.size(), random) {
                @Override
                public List<Noise> pretrainingNoises() {
                    return List.of(new Noise(() -> 1));
                }
            };
        }
    }
}
