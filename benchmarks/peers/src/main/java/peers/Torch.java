package peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
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
        TorchNet net = new TorchNet(manager, workload);
        Optimizer optimizer = optimizer(workload.rule());
        NDArray[] x = new NDArray[Workload.BATCHES];
        NDArray[] t = new NDArray[Workload.BATCHES];
        for (int i = 0; i < x.length; i++) {
            x[i] = images(workload, workload.batch(), i);
            t[i] = workload.reconstruct() ? x[i] : manager.create(workload.classes(i));
        }
        return i -> step(net, optimizer, x[i], t[i], workload.reconstruct());
    }

    private static double step(TorchNet net, Optimizer optimizer, NDArray x, NDArray t, boolean reconstruct) {
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
        update(net.trained(), optimizer);
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
        if (workload.sequences())
            return manager.create(x, new Shape(samples, workload.height(), workload.channels()));
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
        TorchNet net = new TorchNet(manager, workload);
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
        TorchNet net = new TorchNet(all, workload);
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
                update(net.trained(), sgd);
                return loss;
            }

            @Override
            public float[] codes() {
                try (all) {
                    return net.outputs(x, workload.layers().subList(0, 2), false).toFloatArray();
                }
            }
        };
    }
}
