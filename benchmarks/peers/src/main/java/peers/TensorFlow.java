package peers;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** The workloads in TensorFlow's graph mode. Arguments: threads, workloads. */
public final class TensorFlow {
    private static ConfigProto config;

    private TensorFlow() {}

    public static void main(String[] arguments) {
        int threads = Integer.parseInt(arguments[0]);
        config = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(threads)
                .build();
        for (int i = 1; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "W1" -> train("W1", false, 128, true, 784, 512, 256, 10);
                case "W2" -> train("W2", true, 128, true, 784, 256, 64, 256, 784);
                case "W3" -> train("W3", false, 32, false, 16, 32, 32, 4);
                case "W4" -> train("W4", false, 256, true, 1024, 2048, 2048, 2048, 10);
                case "W5a" -> infer("W5a", 1);
                case "W5b" -> infer("W5b", 1024);
                default -> System.err.println("left out: " + arguments[i]);
            }
        }
    }

    /** The layers' weights, and the outputs for x. */
    private static Operand<TFloat32> network(
            Ops tf,
            Operand<TFloat32> x,
            boolean sigmoid,
            int[] sizes,
            List<Variable<TFloat32>> variables,
            List<Operand<?>> init) {
        Operand<TFloat32> y = x;
        for (int i = 1; i < sizes.length; i++) {
            Variable<TFloat32> w = tf.variable(Shape.of(sizes[i - 1], sizes[i]), TFloat32.class);
            Variable<TFloat32> b = tf.variable(Shape.of(sizes[i]), TFloat32.class);
            init.add(tf.assign(w, tf.math.mul(
                    tf.random.truncatedNormal(tf.array(sizes[i - 1], sizes[i]), TFloat32.class),
                    tf.constant((float) Math.sqrt(1.0 / sizes[i - 1])))));
            init.add(tf.assign(b, tf.zeros(tf.array(sizes[i]), TFloat32.class)));
            variables.add(w);
            variables.add(b);
            y = tf.nn.biasAdd(tf.linalg.matMul(y, w), b);
            if (i + 1 < sizes.length) y = sigmoid ? tf.math.sigmoid(y) : tf.nn.relu(y);
        }
        return y;
    }

    private static TFloat32 random(int rows, int columns) {
        float[][] values = new float[rows][columns];
        java.util.SplittableRandom random = new java.util.SplittableRandom(1);
        for (float[] row : values) for (int i = 0; i < columns; i++) row[i] = (float) random.nextDouble();
        return TFloat32.tensorOf(StdArrays.ndCopyOf(values));
    }

    private static TFloat32 oneHot(int rows, int columns) {
        float[][] values = new float[rows][columns];
        java.util.SplittableRandom random = new java.util.SplittableRandom(2);
        for (float[] row : values) row[random.nextInt(columns)] = 1;
        return TFloat32.tensorOf(StdArrays.ndCopyOf(values));
    }

    private static void train(String name, boolean reconstruct, int batch, boolean adam, int... sizes) {
        try (Graph graph = new Graph(); Session session = new Session(graph, config)) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(batch, sizes[0])));
            int outputs = sizes[sizes.length - 1];
            Placeholder<TFloat32> t = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(batch, outputs)));
            List<Variable<TFloat32>> variables = new ArrayList<>();
            List<Operand<?>> init = new ArrayList<>();
            Operand<TFloat32> y = network(tf, x, reconstruct, sizes, variables, init);
            Operand<TFloat32> loss = reconstruct
                    ? tf.math.mean(tf.math.squaredDifference(y, t), tf.array(0, 1))
                    : tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(y, t).loss(), tf.array(0));
            var gradients = tf.gradients(loss, variables);
            List<Operand<?>> updates = new ArrayList<>();
            for (int i = 0; i < variables.size(); i++)
                updates.add(update(tf, variables.get(i), gradients.dy(i), adam, init));
            Session.Runner start = session.runner();
            init.forEach(operation -> start.addTarget(operation.op()));
            start.run();
            TFloat32 features = random(batch, sizes[0]);
            TFloat32 targets = reconstruct ? features : oneHot(batch, outputs);
            Clock.report(name, () -> {
                Session.Runner runner = session.runner().feed(x, features).feed(t, targets).fetch(loss);
                updates.forEach(operation -> runner.addTarget(operation.op()));
                runner.run().close();
            });
        }
    }

    private static Operand<?> update(
            Ops tf, Variable<TFloat32> v, Operand<TFloat32> gradient, boolean adam, List<Operand<?>> init) {
        if (!adam) return tf.train.applyGradientDescent(v, tf.constant(0.01f), gradient);
        Variable<TFloat32> m = zeros(tf, v, init);
        Variable<TFloat32> s = zeros(tf, v, init);
        // the corrections of the first steps, held constant: the work is the same
        return tf.train.applyAdam(v, m, s, tf.constant(0.5f), tf.constant(0.5f), tf.constant(1e-3f), tf.constant(0.9f),
                tf.constant(0.999f), tf.constant(1e-8f), gradient);
    }

    private static Variable<TFloat32> zeros(Ops tf, Variable<TFloat32> like, List<Operand<?>> init) {
        Variable<TFloat32> zeros = tf.variable(like.shape(), TFloat32.class);
        init.add(tf.assign(zeros, tf.zeros(tf.constant(like.shape().asArray()), TFloat32.class)));
        return zeros;
    }

    private static void infer(String name, int batch) {
        try (Graph graph = new Graph(); Session session = new Session(graph, config)) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(batch, 784)));
            List<Operand<?>> init = new ArrayList<>();
            Operand<TFloat32> y = network(tf, x, false, new int[] {784, 512, 256, 10}, new ArrayList<>(), init);
            Session.Runner start = session.runner();
            init.forEach(operation -> start.addTarget(operation.op()));
            start.run();
            TFloat32 features = random(batch, 784);
            Clock.report(name, () -> session.runner().feed(x, features).fetch(y).run().close());
        }
    }
}
