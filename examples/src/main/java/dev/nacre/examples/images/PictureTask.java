package dev.nacre.examples.images;

import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Shape;
import dev.nacre.cli.console.Progress;
import dev.nacre.cli.console.WatchOption;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.data.ImageFolder;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Cancellation;
import dev.nacre.training.Listener;
import dev.nacre.training.TimeBudget;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is to be learned, and how; null for what is left to the program. */
record PictureTask(
        Path folder,
        Integer size,
        Double minutes,
        Integer epochs,
        Path from,
        LayerSpec own,
        long seed,
        PrintWriter out,
        Cancellation cancellation,
        WatchOption watch) {
    private static final double RATE = 0.0075;

    private static final double FOR_A_TRIAL = 0.12;

    /** What preparation has taken of the time, and the test and the report may take. */
    private static final double FOR_TRAINING = 0.9;

    /** How the pace of a training is measured: more epochs than it can do in that time. */
    private static final Duration WARMING = Duration.ofSeconds(2);

    private static final Duration COUNTING = Duration.ofSeconds(3);
    private static final int MANY = 1_000_000;

    PictureRun run() throws IOException {
        long start = System.nanoTime();
        Optional<PictureTransfer> transfer = from == null ? Optional.empty() : Optional.of(PictureTransfer.read(from));
        PictureParts parts =
                PictureParts.of(folder, PictureFolder.of(folder), seed, new SurveyProgress(out, Progress.onTerminal()));
        ImageFolder format = transfer.isPresent()
                ? transfer.get().format(size)
                : parts.survey().squares(size == null ? side(parts) : size);
        parts.print(out, format);
        PictureData data = PictureData.of(parts, format);
        data.print(out);
        Loss loss = ClassWeights.loss(parts.training().counts());
        Shape shape = data.training().shape();
        int classes = parts.labels().size();
        Optional<AugmentationChoice> choice = Optional.empty();
        LayerSpec layers = own;
        if (transfer.isPresent()) layers = transfer.get().layers(classes);
        else if (own == null) {
            int most = epochs == null ? Integer.MAX_VALUE : epochs;
            choice = Optional.of(AugmentationChoice.of(
                    new Trials(parts, format, loss, RATE, most, seed, out, trialListeners(), watch)));
            choice.get().print(out);
            layers = Plugins.parse(
                    LayerSpec.class,
                    PictureNetwork.text(shape, classes, choice.get().chosen()));
        }
        Network network = network(layers, shape, classes);
        Effort effort = effort(network, data, loss, parts.training().size(), start);
        PictureTraining training = new PictureTraining(data, loss, effort, RATE, seed, out, cancellation, watch);
        LearnedPictures learned =
                transfer.isPresent() ? transfer.get().learn(training, network) : training.from(network, "training");
        PictureTest test =
                PictureTest.of(learned.model(), data.test(), parts.test().size());
        return new PictureRun(
                parts,
                format,
                data.streamed(),
                loss,
                effort,
                choice,
                learned,
                test,
                seed,
                (System.nanoTime() - start) * 1e-9);
    }

    private List<Listener> trialListeners() {
        if (minutes == null) return List.of(cancellation);
        return List.of(cancellation, new TimeBudget(Duration.ofMillis((long) (60_000 * FOR_A_TRIAL * minutes) + 1)));
    }

    private static int side(PictureParts parts) {
        return Math.max(ImagesCommand.LEAST_SIZE, parts.survey().side());
    }

    private Network network(LayerSpec layers, Shape shape, int classes) {
        Network network = new Network(layers, shape, seed);
        WrongUse.unless(
                network.outputs() == classes,
                "--network must have one output for each of the " + classes + " classes, but has " + network.outputs());
        return network;
    }

    private Effort effort(Network network, PictureData data, Loss loss, int pictures, long start) {
        if (epochs != null) return Effort.during(epochs, pictures);
        Effort usual = Effort.of(PictureNetwork.multiplications(network), pictures);
        if (minutes == null) return usual;
        Network measured = new Network(network.spec(), network.inputShape(), seed);
        Pace pace = new Pace(WARMING, COUNTING);
        usual.trainer(loss, 1e-4, seed).epochs(MANY).fit(measured, data.training(), pace);
        double left = FOR_TRAINING * 60 * minutes - (System.nanoTime() - start) * 1e-9;
        return usual.within(left * (from == null ? 1 : 0.5), 1 / pace.stepsPerSecond());
    }
}
