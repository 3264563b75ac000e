package dev.nacre.tck.faulty;

import dev.nacre.AutoencoderLayer;
import dev.nacre.Batch;
import dev.nacre.Layer;
import dev.nacre.Loss;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Weights;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** A sound autoencoder, code = w·x and back x = v·code for each element, that faulty ones change in one point. */
class Doubling extends Scaling implements AutoencoderLayer {
    final Parameter back;
    final List<Parameter> both;
    private final Layer decoder;

    Doubling(int inputs, RandomGenerator random) {
        super(inputs, random);
        back = new Parameter("back", Weights.draw(new HalfToOneAndAHalf(), inputs, 1, random));
        both = List.of(weight, back);
        decoder = new Scaling(back);
    }

    @Override
    public List<Parameter> pretrainingParameters() {
        return both;
    }

    @Override
    public Layer decoder() {
        return decoder;
    }

    @Override
    public Loss loss() {
        return new HalfSquares();
    }

    @Override
    public double pretrain(Batch batch) {
        FloatMatrix x = batch.x();
        FloatMatrix code = forward(x, Mode.INFER);
        FloatMatrix errors = new FloatMatrix(x.rows, x.columns);
        double error = loss().gradient(decoder.forward(code, Mode.INFER), x, errors);
        addGradients(x, code, errors);
        return error;
    }

    void addGradients(FloatMatrix x, FloatMatrix code, FloatMatrix errors) {
        for (int i = 0; i < x.length; i++) {
            int row = i % x.rows;
            if (weight.trainable()) weight.gradient().data[row] += errors.data[i] * back.value().data[row] * x.data[i];
            if (back.trainable()) back.gradient().data[row] += errors.data[i] * code.data[i];
        }
    }

    /** The loss: half the squared distance. */
    record HalfSquares() implements Loss {
        @Override
        public double value(float[] y, float[] t, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) sum += 0.5 * (y[i] - t[i]) * (y[i] - t[i]);
            return sum;
        }

        @Override
        public double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
            for (int i = from; i < to; i++) dy[i] = weight * (y[i] - t[i]);
            return value(y, t, from, to);
        }
    }
}
