package dev.nacre.examples;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.TrainingData;
import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WatchOption;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.data.Dataset;
import dev.nacre.data.MixedData;
import dev.nacre.data.Mixup;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the effect of augmentation on a small training set. */
@Command(
        name = "augmentation",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Trains on a few thousand images of MNIST, unchanged and augmented in several ways, and compares the "
                        + "test errors.")
final class AugmentationCommand implements Callable<Integer> {
    private static final String NETWORK = "sequential([%sscale(0.003921569), dense(%d, activation=relu, "
            + "initializer=heNormal), dense(%2$d, activation=relu, initializer=heNormal), dense(10)])";

    @Mixin
    private MnistOption data;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Number of training images, from the beginning (${DEFAULT-VALUE}).")
    private int samples;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "20",
            description = "Number of epochs (${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--units",
            paramLabel = "N",
            defaultValue = "800",
            description = "Units of each of the two hidden layers (${DEFAULT-VALUE}).")
    private int units;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Determines initial weights, noise, order of samples (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private WatchOption watch;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        watch.open(spec);
        MnistData mnist = data.read();
        watch.pictures(mnist.ink().shape());
        if (samples < 1 || samples > mnist.training().size())
            throw new WrongUse(
                    "--samples must be >= 1 and <= " + mnist.training().size() + ", not " + samples);
        WrongUse.unless(epochs >= 1 && units >= 1, "--epochs and --units must be >= 1");
        Samples train =
                mnist.training().select(IntStream.range(0, samples).toArray()).samples();
        PrintWriter console = spec.commandLine().getOut();
        console.printf(Locale.ROOT, "%-30s %10s %8s%n", "augmentation", "test error", "seconds");
        layers().forEach((name, layer) -> {
            TrainingData batches = name.startsWith("mixup") ? new MixedData(train, new Mixup()) : train;
            double start = System.nanoTime();
            double error = error(name, layer, batches, mnist.test());
            console.printf(Locale.ROOT, "%-30s %9.2f%% %8.0f%n", name, 100 * error, (System.nanoTime() - start) * 1e-9);
            console.flush();
        });
        return 0;
    }

    /** Name → the augmentation layers before the network. */
    private static Map<String, String> layers() {
        String shift = "shift(pixels=2), ";
        String rotate = "rotate(degrees=15), ";
        String zoom = "zoom(share=0.1), ";
        String elastic = "elastic(alpha=34, sigma=4), ";
        Map<String, String> layers = new LinkedHashMap<>();
        layers.put("none", "");
        layers.put("mixup", "");
        layers.put("shift", shift);
        layers.put("rotate", rotate);
        layers.put("zoom", zoom);
        layers.put("elastic", elastic);
        layers.put("elastic, rotate, zoom, shift", elastic + rotate + zoom + shift);
        return layers;
    }

    private double error(String name, String augmentation, TrainingData train, Dataset test) {
        Network network = new Network(NETWORK.formatted(augmentation, units), train.shape(), seed);
        long steps = (long) epochs * ((samples + 127) / 128);
        Optimizer optimizer =
                Plugins.parse(Optimizer.class, "chain([adamW(learningRate=0.001), cosine(steps=" + steps + ")])");
        Trainer.of(new CrossEntropy(), optimizer)
                .batchSize(128)
                .epochs(epochs)
                .seed(seed)
                .fit(network, train, watch.named(name));
        Model model = new Model(network, new CrossEntropy());
        return 1 - model.evaluate(test, new Accuracy()).get("accuracy");
    }
}
