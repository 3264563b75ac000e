package dev.nacre.examples;

import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WrongUse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Generates digits with a GAN. */
@Command(
        name = "gan",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Trains a generative adversarial network on handwritten digits. After each epoch, a classifier "
                + "trained on real digits evaluates the generated ones, and the report shows them.")
final class GanCommand implements Callable<Integer> {
    /** About as many lines of figures are printed. */
    private static final int LINES = 20;

    @Mixin
    private HandwritingOption data;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            description = "Layers of both parts: dense or conv (conv for MNIST, dense for the digits in the jar).")
    private GanKind kind;

    @Option(names = "--epochs", paramLabel = "N", description = "Number of epochs (40 for conv, 300 for dense).")
    private Integer epochs;

    @Option(names = "--generator-rate", paramLabel = "X", description = "Learning rate of the generator.")
    private Double generatorRate;

    @Option(names = "--discriminator-rate", paramLabel = "X", description = "Learning rate of the discriminator.")
    private Double discriminatorRate;

    @Option(
            names = "--validate",
            description = "For choosing settings: trains on a part of the training images, and compares with the rest.")
    private boolean validate;

    @Option(names = "--resume", description = "Goes on after the last epoch that is saved in --out.")
    private boolean resume;

    @Mixin
    private RunOptions options;

    @Override
    public Integer call() throws IOException {
        WrongUse.unless(epochs == null || epochs >= 1, "--epochs must be >= 1, not " + epochs);
        requirePositive("--generator-rate", generatorRate);
        requirePositive("--discriminator-rate", discriminatorRate);
        Handwriting digits = validate ? data.readForChoosing(options.seed()) : data.read(options.seed());
        options.prepare();
        GanKind layers = kind == null ? GanKind.of(digits.ink()) : kind;
        GanPlan plan = layers.plan(digits.ink(), generatorRate, discriminatorRate);
        Judge judge = Judge.learn(digits, options.seed());
        GanRun run = new GanRun(plan, digits, judge, options.seed());
        String settings =
                plan + ", seed " + options.seed() + ", " + digits.train().size() + " images";
        GanCheckpoint checkpoint = new GanCheckpoint(options.file("checkpoint.safetensors"), settings);
        if (resume) run.resume(checkpoint);
        GanReport report = new GanReport(run, digits, plan, judge.of(judge.pixels(digits.test())), command());
        train(run, epochs == null ? layers.epochs() : epochs, checkpoint, report);
        options.write(run.generator());
        GanEpoch last = run.last();
        options.finish(
                report.page(),
                "clear digits: %.4f generated, %.4f real; %.1f kinds, variety %.2f",
                last.clear(),
                report.real().sure(),
                last.kinds(),
                last.variety());
        return 0;
    }

    private static void requirePositive(String option, Double rate) {
        WrongUse.unless(rate == null || rate > 0 && rate < 1, option + " must be > 0 and < 1, not " + rate);
    }

    /** Shows a line now and then, and the images in the report. */
    private void train(GanRun run, int until, GanCheckpoint checkpoint, GanReport report) throws IOException {
        PrintWriter console = options.console();
        int distance = (until + LINES - 1) / LINES;
        console.println(GanEpoch.HEADING);
        while (run.epochs().size() < until) {
            GanEpoch epoch = run.next();
            run.save(checkpoint);
            if (epoch.number() % distance != 0 && epoch.number() != until) continue;
            console.println(epoch);
            console.flush();
            options.write(report.page());
        }
        for (String sign : new GanSigns(run.epochs()).texts()) console.println("look: " + sign);
    }

    /** The command that repeats the run. */
    private String command() {
        return options.repeat(data
                + (kind == null ? "" : " --network " + kind)
                + (epochs == null ? "" : " --epochs " + epochs)
                + (generatorRate == null ? "" : " --generator-rate " + generatorRate)
                + (discriminatorRate == null ? "" : " --discriminator-rate " + discriminatorRate)
                + (validate ? " --validate" : ""));
    }
}
