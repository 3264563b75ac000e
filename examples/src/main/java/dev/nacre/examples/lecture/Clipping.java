package dev.nacre.examples.lecture;

import dev.nacre.Batch;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.losses.Mse;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.DivergenceException;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import dev.nacre.training.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;

/**
 * A plain recurrent layer learns to remember through a hundred steps, without and with clipping. The first step is 1 or
 * −1, which is the target; noise follows.
 *
 * @param losses of each step's batch
 * @param norms of each step's gradient, of all parameters together, before it is clipped
 */
public record Clipping(List<Double> losses, List<Double> norms) implements Listener {
    private static final int STEPS = 100;
    static final Map<String, String> OPTIMIZERS = optimizers();

    private static final int SAMPLES = 640;
    private static final int EPOCHS = 30;

    private static Map<String, String> optimizers() {
        Map<String, String> optimizers = new LinkedHashMap<>();
        optimizers.put("not clipped", "sgd(learningRate=0.1)");
        optimizers.put("clipGlobalNorm(0.1)", "chain([clipGlobalNorm(0.1), sgd(learningRate=0.1)])");
        return optimizers;
    }

    private static Samples sequences(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(STEPS, SAMPLES);
        FloatMatrix t = new FloatMatrix(1, SAMPLES);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) (0.3 * random.nextGaussian());
        for (int s = 0; s < SAMPLES; s++) x.data[s * STEPS] = t.data[s] = random.nextBoolean() ? 1 : -1;
        return new Samples(x, t).shaped(new Shape(STEPS, 1, 1));
    }

    /**
     * Trains for 600 steps, or until the loss is no number any more.
     *
     * @param optimizer its text
     * @param seed determines sequences and initial weights
     * @param more further listeners
     * @return the curves
     */
    public static Clipping train(String optimizer, long seed, Listener... more) {
        Clipping curves = new Clipping(new ArrayList<>(), new ArrayList<>());
        Samples data = sequences(seed);
        Network network = new Network("sequential([lastStep(recurrent(32)), dense(1)])", data.shape(), seed);
        try {
            Trainer.of(new Mse(), Plugins.parse(Optimizer.class, optimizer))
                    .batchSize(32)
                    .epochs(EPOCHS)
                    .seed(seed)
                    .fit(
                            network,
                            data,
                            Stream.concat(Stream.of(curves), Stream.of(more)).toArray(Listener[]::new));
        } catch (DivergenceException e) {
            // the curves end here
        }
        return curves;
    }

    @Override
    public void onStep(Training training, double loss) {
        losses.add(loss);
    }

    @Override
    public void onGradients(Training training, Batch batch) {
        double squares = 0;
        for (Parameter parameter : training.network().parameters())
            for (float g : parameter.gradient().data) squares += (double) g * g;
        norms.add(Math.sqrt(squares));
    }

    static Sheet sheet() {
        List<Line> losses = new ArrayList<>();
        List<Line> norms = new ArrayList<>();
        for (String name : OPTIMIZERS.keySet()) {
            Clipping curves = train(OPTIMIZERS.get(name), 1);
            losses.add(line(name, curves.losses));
            norms.add(line(name, curves.norms));
        }
        Scale steps = Scale.linear("training step", 0, 600);
        return new Sheet(
                "Remembering the first of a hundred steps: a plain recurrent layer",
                2,
                420,
                260,
                List.copyOf(OPTIMIZERS.keySet()),
                List.of(
                        Panel.of("loss", steps, Scale.logarithmic("mean squared error", 1e-4, 1e5), losses),
                        Panel.of("gradient", steps, Scale.logarithmic("norm of the gradient", 1e-2, 1e6), norms)));
    }

    private static Line line(String name, List<Double> values) {
        return Line.counted(name, values.stream().mapToDouble(value -> value).toArray());
    }
}
