package peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.List;

/** Layers with their weights, as PyTorch has them. */
final class TorchNet {
    private final NDManager manager;
    private final List<Layer> layers;
    private final List<NDArray> trained = new ArrayList<>();
    private final List<NDArray> statistics = new ArrayList<>();
    private int weight;
    private int statistic;

    TorchNet(NDManager manager, Workload workload) {
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
            } else if (layer instanceof Layer.LastOfLstm lstm) {
                int sums = 4 * lstm.units();
                trained(Workload.weights(sums, channels, seed[0]++), sums, channels);
                trained(Workload.weights(sums, lstm.units(), seed[0]++), sums, lstm.units());
                trained(Workload.lstmBias(lstm.units()), sums);
                trained(new float[sums], sums);
                become(shape, lstm.units(), 1, 1);
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

    List<NDArray> trained() {
        return trained;
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
        if (layer instanceof Layer.LastOfLstm lstm) {
            Shape shape = new Shape(1, x.getShape().get(0), lstm.units());
            NDList state = new NDList(x.getManager().zeros(shape), x.getManager().zeros(shape));
            NDList weights = new NDList(next(), next(), next(), next());
            return x.getNDArrayInternal()
                    .lstm(x, state, weights, true, 1, 0, training, false, true)
                    .get(1)
                    .squeeze(0);
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
