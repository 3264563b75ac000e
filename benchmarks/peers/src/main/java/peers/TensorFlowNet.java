package peers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/** Layers in a graph, with their variables and what changes them. */
final class TensorFlowNet {
    private final Ops tf;
    private final Workload workload;
    /** Two for each layer that has any. */
    private final List<Variable<TFloat32>> trained = new ArrayList<>();

    private final List<Operand<?>> averages = new ArrayList<>();
    private final Map<Operand<TFloat32>, float[]> first = new LinkedHashMap<>();
    private int seed;

    TensorFlowNet(Ops tf, Workload workload) {
        this.tf = tf;
        this.workload = workload;
    }

    Operand<TFloat32> outputs(Operand<TFloat32> x, boolean training) {
        return passed(x, workload.layers(), training);
    }

    /** What the first dense layer and a sigmoid make of x. */
    Operand<TFloat32> codes(Operand<TFloat32> x) {
        return tf.math.sigmoid(tf.nn.biasAdd(tf.linalg.matMul(x, trained.get(0)), trained.get(1)));
    }

    private Operand<TFloat32> passed(Operand<TFloat32> x, List<Layer> chain, boolean training) {
        for (Layer layer : chain) x = passed(x, layer, training);
        return x;
    }

    private Operand<TFloat32> passed(Operand<TFloat32> x, Layer layer, boolean training) {
        if (layer instanceof Layer.Dense dense) return dense(x, dense);
        if (layer instanceof Layer.Conv conv) return conv(x, conv);
        if (layer instanceof Layer.LastOfLstm lstm) return lastOfLstm(x, lstm.units());
        if (layer instanceof Layer.BatchNorm) return batchNorm(x, training);
        if (layer instanceof Layer.Relu) return tf.nn.relu(x);
        if (layer instanceof Layer.Sigmoid) return tf.math.sigmoid(x);
        if (layer instanceof Layer.MaxPool)
            return tf.nn.maxPool(x, tf.array(1, 2, 2, 1), tf.array(1, 2, 2, 1), "VALID");
        if (layer instanceof Layer.GlobalAverage) return tf.math.mean(x, tf.array(1, 2));
        return tf.math.add(x, passed(x, ((Layer.Residual) layer).inner(), training));
    }

    private Operand<TFloat32> dense(Operand<TFloat32> x, Layer.Dense dense) {
        Shape shape = x.shape();
        int inputs = (int) shape.takeLast(shape.numDimensions() - 1).size();
        Operand<TFloat32> rows = shape.numDimensions() == 2 ? x : tf.reshape(x, tf.array(-1, inputs));
        float[] w = Workload.transposed(Workload.weights(dense.units(), inputs, seed++), dense.units(), inputs);
        Variable<TFloat32> weight = trained(w, inputs, dense.units());
        return tf.nn.biasAdd(tf.linalg.matMul(rows, weight), trained(new float[dense.units()], dense.units()));
    }

    private Operand<TFloat32> conv(Operand<TFloat32> x, Layer.Conv conv) {
        int channels = (int) x.shape().get(3);
        float[] w = Workload.weights(conv.filters(), 9 * channels, seed++);
        Variable<TFloat32> weight =
                trained(Workload.transposed(w, conv.filters(), 9 * channels), 3, 3, channels, conv.filters());
        List<Long> strides = List.of(1L, (long) conv.stride(), (long) conv.stride(), 1L);
        Operand<TFloat32> y = tf.nn.conv2d(x, weight, strides, conv.padded() ? "SAME" : "VALID");
        return tf.nn.biasAdd(y, trained(new float[conv.filters()], conv.filters()));
    }

    /** Step by step, as Keras does with {@code unroll=True}; the inputs' product is one for all steps. */
    private Operand<TFloat32> lastOfLstm(Operand<TFloat32> x, int units) {
        int samples = (int) x.shape().get(0);
        int steps = (int) x.shape().get(1);
        int features = (int) x.shape().get(3);
        int sums = 4 * units;
        float[] w = Workload.weights(sums, features, seed++);
        float[] u = Workload.weights(sums, units, seed++);
        Variable<TFloat32> weight = trained(Workload.transposed(w, sums, features), features, sums);
        Variable<TFloat32> recurrent = trained(Workload.transposed(u, sums, units), units, sums);
        Variable<TFloat32> bias = trained(Workload.lstmBias(units), sums);
        Variable<TFloat32> recurrentBias = trained(new float[sums], sums);
        Operand<TFloat32> rows = tf.linalg.matMul(tf.reshape(x, tf.array(-1, features)), weight);
        Operand<TFloat32> all = tf.reshape(
                tf.nn.biasAdd(rows, tf.math.add(bias, recurrentBias)), tf.array(samples, steps, sums));
        Operand<TFloat32> h = null;
        Operand<TFloat32> c = null;
        for (Operand<TFloat32> step : tf.unstack(all, (long) steps, Unstack.axis(1L))) {
            Operand<TFloat32> z = h == null ? step : tf.math.add(step, tf.linalg.matMul(h, recurrent));
            List<Output<TFloat32>> gates = tf.split(tf.constant(1), z, 4L).output();
            Operand<TFloat32> added = tf.math.mul(tf.math.sigmoid(gates.get(0)), tf.math.tanh(gates.get(2)));
            c = c == null ? added : tf.math.add(tf.math.mul(tf.math.sigmoid(gates.get(1)), c), added);
            h = tf.math.mul(tf.math.sigmoid(gates.get(3)), tf.math.tanh(c));
        }
        return h;
    }

    private Operand<TFloat32> batchNorm(Operand<TFloat32> x, boolean training) {
        int channels = (int) x.shape().get(3);
        Variable<TFloat32> gamma = trained(ones(channels), channels);
        Variable<TFloat32> beta = trained(new float[channels], channels);
        Variable<TFloat32> mean = variable(new float[channels], channels);
        Variable<TFloat32> variance = variable(ones(channels), channels);
        var y = tf.nn.fusedBatchNorm(
                x, gamma, beta, mean, variance,
                FusedBatchNorm.epsilon(1e-5f).exponentialAvgFactor(0.1f).isTraining(training));
        averages.add(tf.assign(mean, y.batchMean()));
        averages.add(tf.assign(variance, y.batchVariance()));
        return y.y();
    }

    private static float[] ones(int length) {
        float[] ones = new float[length];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    private Variable<TFloat32> trained(float[] values, long... shape) {
        Variable<TFloat32> variable = variable(values, shape);
        trained.add(variable);
        return variable;
    }

    private Variable<TFloat32> variable(float[] values, long... shape) {
        Variable<TFloat32> variable = tf.variable(Shape.of(shape), TFloat32.class);
        first.put(variable, values);
        return variable;
    }

    /** Gives the variables their first values. */
    void start(Session session) {
        for (Map.Entry<Operand<TFloat32>, float[]> entry : first.entrySet()) {
            var value = tf.placeholder(TFloat32.class);
            var assign = tf.assign(entry.getKey(), value);
            try (TFloat32 tensor = TFloat32.tensorOf(entry.getKey().shape(), DataBuffers.of(entry.getValue()))) {
                session.runner().feed(value, tensor).addTarget(assign.op()).run().close();
            }
        }
    }

    /** What to run in a step. */
    List<Operand<?>> updates(Operand<TFloat32> loss, Workload.Rule rule, float sgdRate) {
        Gradients gradients = tf.gradients(loss, trained);
        List<Operand<?>> updates = new ArrayList<>();
        Variable<TFloat32> power1 = variable(new float[] {0.9f});
        Variable<TFloat32> power2 = variable(new float[] {0.999f});
        for (int i = 0; i < trained.size(); i++) {
            // a weight may change once it was read backward, which the gradient of the layer before needs
            Ops after = i == 0 ? tf : tf.withControlDependencies((Op) gradients.dy(Math.max(0, i - 2)));
            updates.add(update(after, trained.get(i), gradients.dy(i), rule, sgdRate, power1, power2));
        }
        if (rule == Workload.Rule.ADAM) {
            Ops after = tf.withControlDependencies(updates.toArray(Op[]::new));
            updates.add(after.assign(power1, after.math.mul(power1, tf.constant(0.9f))));
            updates.add(after.assign(power2, after.math.mul(power2, tf.constant(0.999f))));
        }
        updates.addAll(averages);
        return updates;
    }

    private Operand<?> update(
            Ops after,
            Variable<TFloat32> v,
            Operand<TFloat32> gradient,
            Workload.Rule rule,
            float sgdRate,
            Variable<TFloat32> power1,
            Variable<TFloat32> power2) {
        return switch (rule) {
            case SGD -> after.train.applyGradientDescent(v, tf.constant(sgdRate), gradient);
            case MOMENTUM ->
                after.train.applyMomentum(v, zeros(v), tf.constant(sgdRate), gradient, tf.constant(0.9f));
            case ADAM ->
                after.train.applyAdam(v, zeros(v), zeros(v), power1, power2, tf.constant(1e-3f), tf.constant(0.9f),
                        tf.constant(0.999f), tf.constant(1e-8f), gradient);
        };
    }

    private Variable<TFloat32> zeros(Variable<TFloat32> like) {
        return variable(new float[(int) like.shape().size()], like.shape().asArray());
    }
}
