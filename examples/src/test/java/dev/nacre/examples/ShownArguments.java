package dev.nacre.examples;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.TrainingData;
import dev.nacre.data.Dataset;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.model.Model;
import dev.nacre.optimizers.Adam;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Cancellation;
import dev.nacre.training.Objective;
import dev.nacre.training.SupervisedObjective;
import dev.nacre.training.Trainer;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;

/**
 * What methods in the pages' code are called with: by type, and where that isn't enough by name. Data are made-up
 * flowers of three kinds, or made-up pictures of ten digits where the code speaks of such.
 */
final class ShownArguments {
    private final boolean digits;
    private final boolean autoencoders;
    private final Path folder;
    private final Path written;
    private long seed;

    /**
     * @param folder has what is read
     * @param written a file that isn't there yet
     */
    ShownArguments(ShownCode code, Path folder, Path written) {
        autoencoders = code.place().contains("autoencoders");
        digits = autoencoders || code.text().contains("784") || code.text().contains("Shape(28, 28");
        this.folder = folder;
        this.written = written;
    }

    Object[] of(Executable method) {
        return Stream.of(method.getParameters()).map(this::of).toArray();
    }

    private Object of(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type == Samples.class || type == TrainingData.class) return data().samples();
        if (type == Dataset.class) return data();
        if (type == FloatMatrix.class) return data().samples().x();
        if (type == LayerSpec.class) return network();
        if (type == Network.class) return new Network(network(), digits ? 784 : 4, 1);
        if (type == Objective.class)
            return new SupervisedObjective(new Network(network(), digits ? 784 : 4, 1), new CrossEntropy(), List.of());
        if (type == Optimizer.class) return new Adam(0.01f);
        if (type == Trainer.class)
            return Trainer.of(new CrossEntropy(), new Adam(0.01f))
                    .batchSize(32)
                    .epochs(3)
                    .seed(1);
        if (type == Function.class) return (Function<Dataset, Model>) this::trained;
        if (type == Cancellation.class) return new Cancellation();
        if (type == RandomGenerator.class) return new SplittableRandom(1);
        if (type == long.class) return 1L;
        if (type == int.class) return 4;
        if (type == String.class) return "sequential([gain, dense(3)])";
        if (type == Path.class) return parameter.getName().equals("folder") ? folder : written;
        throw new IllegalArgumentException("say here what " + parameter + " is called with");
    }

    /** What a page calls training by. */
    private Model trained(Dataset data) {
        Network network = new Network(network(), data.inputs(), 1);
        return Trainer.of(new CrossEntropy(), new Adam(0.01f))
                .epochs(2)
                .fit(network, data)
                .model();
    }

    private LayerSpec network() {
        String text = autoencoders
                ? "deepBelief([20, 10])"
                : "sequential([standardize, dense(16, activation=relu), dense(" + (digits ? 10 : 3) + ")])";
        return Plugins.parse(LayerSpec.class, text);
    }

    /** Each time others. */
    private Dataset data() {
        SplittableRandom random = new SplittableRandom(seed++);
        int classes = digits ? 10 : 3;
        float[][] rows = new float[120][digits ? 784 : 4];
        for (int s = 0; s < rows.length; s++)
            for (int i = 0; i < rows[s].length; i++)
                rows[s][i] =
                        (float) ((s + i) % classes == 0 ? 1 - 0.3 * random.nextDouble() : 0.3 * random.nextDouble());
        int[] labels = IntStream.range(0, rows.length).map(s -> s % classes).toArray();
        List<String> names =
                IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        return Dataset.of(rows, labels, names);
    }
}
