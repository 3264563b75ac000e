package peers;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** TensorFlow's graph mode. Images are height × width × channels. */
final class TensorFlow implements Framework {
    private final ConfigProto config;

    TensorFlow(int threads) {
        config = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(threads)
                .build();
        System.err.println("TensorFlow " + org.tensorflow.TensorFlow.version());
    }

    @Override
    public IntToDoubleFunction training(Workload workload) {
        Graph graph = new Graph();
        Ops tf = Ops.create(graph);
        Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(shape(workload, workload.batch())));
        TensorFlowNet net = new TensorFlowNet(tf, workload);
        Operand<TFloat32> y = net.outputs(x, true);
        Placeholder<TFloat32> t = tf.placeholder(
                TFloat32.class, Placeholder.shape(Shape.of(workload.batch(), workload.outputs())));
        Operand<TFloat32> loss = workload.reconstruct()
                ? tf.math.mean(tf.math.squaredDifference(y, t), tf.array(0, 1))
                : tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(y, t).loss(), tf.array(0));
        List<Operand<?>> updates = net.updates(loss, workload.rule(), 0.01f);
        Session session = new Session(graph, config);
        net.start(session);
        TFloat32[] features = new TFloat32[Workload.BATCHES];
        TFloat32[] targets = new TFloat32[Workload.BATCHES];
        for (int i = 0; i < features.length; i++) {
            features[i] = samples(workload, workload.batch(), i);
            targets[i] = workload.reconstruct() ? features[i] : oneHot(workload, i);
        }
        return i -> run(session.runner().feed(x, features[i]).feed(t, targets[i]), updates, loss);
    }

    private static TFloat32 oneHot(Workload workload, int seed) {
        int[] classes = workload.classes(seed);
        float[] t = new float[classes.length * workload.outputs()];
        for (int i = 0; i < classes.length; i++) t[i * workload.outputs() + classes[i]] = 1;
        return TFloat32.tensorOf(Shape.of(classes.length, workload.outputs()), DataBuffers.of(t));
    }

    private static double run(Session.Runner runner, List<Operand<?>> updates, Operand<TFloat32> loss) {
        updates.forEach(update -> runner.addTarget(update.op()));
        try (Result result = runner.fetch(loss).run()) {
            return ((TFloat32) result.get(0)).getFloat();
        }
    }

    private static Shape shape(Workload workload, long samples) {
        return workload.inputs() == workload.channels()
                ? Shape.of(samples, workload.channels())
                : Shape.of(samples, workload.height(), workload.width(), workload.channels());
    }

    private static TFloat32 samples(Workload workload, int samples, int seed) {
        float[] x = Workload.features(samples * workload.inputs(), seed);
        return TFloat32.tensorOf(shape(workload, samples), DataBuffers.of(x));
    }

    @Override
    public Runnable inference(Workload workload, int samples) {
        Graph graph = new Graph();
        Ops tf = Ops.create(graph);
        Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(shape(workload, samples)));
        TensorFlowNet net = new TensorFlowNet(tf, workload);
        Operand<TFloat32> y = net.outputs(x, false);
        Session session = new Session(graph, config);
        net.start(session);
        TFloat32 features = samples(workload, samples, 1);
        return () -> session.runner().feed(x, features).fetch(y).run().close();
    }

    @Override
    public Autoencoder autoencoder(float[] data, int features, int units) {
        Graph graph = new Graph();
        Ops tf = Ops.create(graph);
        Workload workload = new Workload(1, 1, features, 100, Workload.Rule.SGD, true, List.of(
                new Layer.Dense(units), new Layer.Sigmoid(), new Layer.Dense(features)));
        Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, features)));
        Placeholder<TInt32> rows = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(100)));
        Operand<TFloat32> t = tf.gather(x, rows, tf.constant(0));
        Operand<TFloat32> uniform = tf.random.randomUniform(tf.array(100, features), TFloat32.class);
        Operand<TFloat32> kept =
                tf.dtypes.cast(tf.math.greaterEqual(uniform, tf.constant(0.25f)), TFloat32.class);
        TensorFlowNet net = new TensorFlowNet(tf, workload);
        Operand<TFloat32> y = net.outputs(tf.math.mul(t, kept), true);
        Operand<TFloat32> loss = tf.math.mean(tf.math.squaredDifference(y, t), tf.array(0, 1));
        List<Operand<?>> updates = net.updates(loss, Workload.Rule.SGD, 0.1f);
        Operand<TFloat32> codes = net.codes(x);
        Session session = new Session(graph, config);
        net.start(session);
        TFloat32 all = TFloat32.tensorOf(Shape.of(data.length / features, features), DataBuffers.of(data));
        return new Autoencoder() {
            @Override
            public double step(int[] chosen) {
                try (TInt32 indices = TInt32.vectorOf(chosen)) {
                    return run(session.runner().feed(x, all).feed(rows, indices), updates, loss);
                }
            }

            @Override
            public float[] codes() {
                float[] result = new float[data.length / features * units];
                try (graph; session; all; Result run = session.runner().feed(x, all).fetch(codes).run()) {
                    ((TFloat32) run.get(0)).copyTo(DataBuffers.of(result, false, false));
                }
                return result;
            }
        };
    }
}
