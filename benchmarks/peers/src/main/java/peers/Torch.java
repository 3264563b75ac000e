package peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * PyTorch by DJL: its functions on arrays, without DJL's blocks and parameter stores. Images are channels × height ×
 * width. Where convolutions are padded, images and filters are mirrored: with a stride PyTorch has the zeros above and
 * on the left, the others have them below and on the right. So it computes the same.
 */
final class Torch implements Framework {
    private final NDManager manager;

    Torch(int threads) {
        int used = Integer.getInteger("ai.djl.pytorch.num_threads", 0);
        if (used != threads) throw new IllegalArgumentException("start with -Dai.djl.pytorch.num_threads=" + threads);
        manager = NDManager.newBaseManager();
        System.err.println("PyTorch " + Engine.getInstance().getVersion());
    }

    @Override
    public IntToDoubleFunction training(Workload workload) {
        Net net = new Net(manager, workload);
        Optimizer optimizer = optimizer(workload.rule());
        NDArray[] x = new NDArray[Workload.BATCHES];
        NDArray[] t = new NDArray[Workload.BATCHES];
        for (int i = 0; i < x.length; i++) {
            x[i] = images(workload, workload.batch(), i);
            t[i] = workload.reconstruct() ? x[i] : manager.create(workload.classes(i));
        }
        return i -> step(net, optimizer, x[i], t[i], workload.reconstruct());
    }

    private static double step(Net net, Optimizer optimizer, NDArray x, NDArray t, boolean reconstruct) {
        double loss;
        try (NDManager own = x.getManager().newSubManager()) {
            x.tempAttach(own);
            if (!reconstruct) t.tempAttach(own);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray y = net.outputs(x, true);
                NDArray l = reconstruct
                        ? y.sub(t).square().mean()
                        : Loss.softmaxCrossEntropyLoss().evaluate(new NDList(t), new NDList(y));
                collector.backward(l);
                loss = l.getFloat();
            }
        }
        update(net.trained, optimizer);
        return loss;
    }

    /** The optimizers of DJL zero the gradients. */
    private static void update(List<NDArray> parameters, Optimizer optimizer) {
        for (int i = 0; i < parameters.size(); i++) {
            try (NDArray gradient = parameters.get(i).getGradient()) {
                optimizer.update("p" + i, parameters.get(i), gradient);
            }
        }
    }

    private static Optimizer optimizer(Workload.Rule rule) {
        return switch (rule) {
            case ADAM -> Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.001f)).build();
            case SGD -> Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.01f)).build();
            case MOMENTUM ->
                Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.01f)).optMomentum(0.9f).build();
        };
    }

    private NDArray images(Workload workload, int samples, int seed) {
        float[] x = Workload.features(samples * workload.inputs(), seed);
        int pixels = workload.height() * workload.width();
        if (pixels == 1) return manager.create(x, new Shape(samples, workload.channels()));
        float[] planes = Workload.transposed(x, pixels, workload.channels());
        return manager.create(
                padded(workload) ? Workload.reversed(planes, pixels) : planes,
                new Shape(samples, workload.channels(), workload.height(), workload.width()));
    }

    private static boolean padded(Workload workload) {
        return workload.layers().stream().anyMatch(layer -> layer instanceof Layer.Conv conv && conv.padded());
    }

    @Override
    public Runnable inference(Workload workload, int samples) {
        Net net = new Net(manager, workload);
        NDArray x = images(workload, samples, 1);
        return () -> {
            try (NDManager own = manager.newSubManager()) {
                x.tempAttach(own);
                net.outputs(x, false);
            }
        };
    }

    @Override
    public Autoencoder autoencoder(float[] data, int features, int units) {
        Workload workload = new Workload(1, 1, features, 100, Workload.Rule.SGD, true, List.of(
                new Layer.Dense(units), new Layer.Sigmoid(), new Layer.Dense(features)));
        NDManager all = manager.newSubManager();
        NDArray x = all.create(data, new Shape(data.length / features, features));
        Net net = new Net(all, workload);
        Optimizer sgd = Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.1f)).build();
        return new Autoencoder() {
            @Override
            public double step(int[] rows) {
                double loss;
                try (NDManager own = all.newSubManager()) {
                    x.tempAttach(own);
                    NDArray t = x.get(own.create(rows));
                    NDArray kept = own.randomUniform(0, 1, t.getShape()).gte(0.25f).toType(t.getDataType(), false);
                    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                        NDArray l = net.outputs(t.mul(kept), true).sub(t).square().mean();
                        collector.backward(l);
                        loss = l.getFloat();
                    }
                }
                update(net.trained, sgd);
                return loss;
            }

            @Override
            public float[] codes() {
                try (all) {
                    return net.outputs(x, net.layers.subList(0, 2), false).toFloatArray();
                }
            }
        };
    }

    /** Layers with their weights. */
    private static final class Net {
        private final NDManager manager;
        private final List<Layer> layers;
        private final List<NDArray> trained = new ArrayList<>();
        private final List<NDArray> statistics = new ArrayList<>();
        private int weight;
        private int statistic;

        Net(NDManager manager, Workload workload) {
            this.manager = manager;
            this.layers = workload.layers();
            prepare(layers, new int[] {workload.channels(), workload.height(), workload.width()}, new int[1]);
        }

        /** Makes the weights of layers for samples of this shape, which becomes that of their outputs. */
        private void prepare(List<Layer> chain, int[] shape, int[] seed) {
            for (Layer layer : chain) {
                int channels = shape[0];
                int pixels = shape[1] * shape[2];
                if (layer instanceof Layer.Dense dense) {
                    float[] w = Workload.weights(dense.units(), channels * pixels, seed[0]++);
                    trained(Workload.transposed(w, pixels, channels), dense.units(), channels * pixels);
                    trained(new float[dense.units()], dense.units());
                    become(shape, dense.units(), 1, 1);
                } else if (layer instanceof Layer.Conv conv) {
                    float[] w = Workload.weights(conv.filters(), 9 * channels, seed[0]++);
                    float[] planes = Workload.transposed(w, 9, channels);
                    trained(
                            conv.padded() ? Workload.reversed(planes, 9) : planes,
                            conv.filters(), channels, 3, 3);
                    trained(new float[conv.filters()], conv.filters());
                    int edge = conv.padded() ? 0 : 2;
                    int stride = conv.stride();
                    become(shape, conv.filters(), (shape[1] - edge + stride - 1) / stride,
                            (shape[2] - edge + stride - 1) / stride);
                } else if (layer instanceof Layer.BatchNorm) {
                    trained.add(gradients(manager.ones(new Shape(channels))));
                    trained.add(gradients(manager.zeros(new Shape(channels))));
                    statistics.add(manager.zeros(new Shape(channels)));
                    statistics.add(manager.ones(new Shape(channels)));
                } else if (layer instanceof Layer.MaxPool) become(shape, channels, shape[1] / 2, shape[2] / 2);
                else if (layer instanceof Layer.GlobalAverage) become(shape, channels, 1, 1);
                else if (layer instanceof Layer.Residual residual) prepare(residual.inner(), shape, seed);
            }
        }

        private static void become(int[] shape, int channels, int height, int width) {
            shape[0] = channels;
            shape[1] = height;
            shape[2] = width;
        }

        private void trained(float[] values, long... shape) {
            trained.add(gradients(manager.create(values, new Shape(shape))));
        }

        private static NDArray gradients(NDArray array) {
            array.setRequiresGradient(true);
            return array;
        }

        NDArray outputs(NDArray x, boolean training) {
            return outputs(x, layers, training);
        }

        NDArray outputs(NDArray x, List<Layer> chain, boolean training) {
            weight = 0;
            statistic = 0;
            return passed(x, chain, training);
        }

        private NDArray passed(NDArray x, List<Layer> chain, boolean training) {
            for (Layer layer : chain) x = passed(x, layer, training);
            return x;
        }

        private NDArray passed(NDArray x, Layer layer, boolean training) {
            if (layer instanceof Layer.Dense) {
                NDArray rows = x.getShape().dimension() == 2 ? x : x.reshape(x.getShape().get(0), -1);
                return Linear.linear(rows, next(), next()).singletonOrThrow();
            }
            if (layer instanceof Layer.Conv conv) {
                Shape stride = new Shape(conv.stride(), conv.stride());
                Shape padding = conv.padded() ? new Shape(1, 1) : new Shape(0, 0);
                return Conv2d.conv2d(x, next(), next(), stride, padding).singletonOrThrow();
            }
            if (layer instanceof Layer.BatchNorm) {
                NDArray gamma = next();
                NDArray beta = next();
                NDArray mean = statistics.get(statistic++);
                NDArray variance = statistics.get(statistic++);
                // DJL's momentum is the weight of the old averages, and its axis -1 means the engine's own: channels
                return BatchNorm.batchNorm(x, mean, variance, gamma, beta, -1, 0.9f, 1e-5f, training)
                        .singletonOrThrow();
            }
            if (layer instanceof Layer.Sigmoid) return Activation.sigmoid(x);
            if (layer instanceof Layer.Relu) return Activation.relu(x);
            if (layer instanceof Layer.MaxPool)
                return Pool.maxPool2d(x, new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), false);
            if (layer instanceof Layer.GlobalAverage) return Pool.globalAvgPool2d(x);
            return x.add(passed(x, ((Layer.Residual) layer).inner(), training));
        }

        private NDArray next() {
            return trained.get(weight++);
        }
    }
}
