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
            names = "--epochs",
            paramLabel = "N",
            description = "Number of epochs (200; 16 with --data, which has 40 times as many images).")
    private Integer epochs;

    @Option(
            names = "--generator-rate",
            paramLabel = "X",
            defaultValue = "0.001",
            description = "Learning rate of the generator (${DEFAULT-VALUE}).")
    private double generatorRate;

    @Option(
            names = "--discriminator-rate",
            paramLabel = "X",
            defaultValue = "0.001",
            description = "Learning rate of the discriminator (${DEFAULT-VALUE}).")
    private double discriminatorRate;

    @Option(
            names = "--candidates",
            paramLabel = "N",
            defaultValue = "2",
            description = "Shows the one of N generated images that the discriminator takes rather for real "
                    + "(${DEFAULT-VALUE}). More make clearer digits of fewer kinds.")
    private int candidates;

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
        if (epochs == null) epochs = data.isMnist() ? 16 : 200;
        WrongUse.unless(epochs >= 1, "--epochs must be >= 1, not " + epochs);
        WrongUse.unless(candidates >= 1, "--candidates must be >= 1, not " + candidates);
        requireRate("--generator-rate", generatorRate);
        requireRate("--discriminator-rate", discriminatorRate);
        Handwriting digits = data.read(options.seed(), validate, Handwriting.ALL);
        options.prepare();
        options.watch().pictures(digits.ink().shape());
        GanPlan plan = GanPlan.of(digits.ink(), generatorRate, discriminatorRate);
        Judge judge = Judge.learn(digits, options.seed(), options.watch().named("classifier"));
        GanRun run = new GanRun(plan, candidates, digits, judge, options.seed());
        String settings =
                plan + ", seed " + options.seed() + ", " + digits.train().size() + " images";
        GanCheckpoint checkpoint = new GanCheckpoint(options.file("checkpoint.safetensors"), settings);
        if (resume) run.resume(checkpoint);
        GanReport report = new GanReport(run, digits, plan, judge.of(judge.pixels(digits.test())), command());
        train(run, checkpoint, report);
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

    private static void requireRate(String option, double rate) {
        WrongUse.unless(rate > 0 && rate < 1, option + " must be > 0 and < 1, not " + rate);
    }

    /** Shows a line now and then, and the images in the report. */
    private void train(GanRun run, GanCheckpoint checkpoint, GanReport report) throws IOException {
        PrintWriter console = options.console();
        int distance = (epochs + LINES - 1) / LINES;
        console.println(GanEpoch.HEADING);
        while (run.epochs().size() < epochs && !options.watch().cancelled()) {
            GanEpoch epoch = run.next();
            run.save(checkpoint);
            if (epoch.number() % distance != 0 && epoch.number() != epochs) continue;
            console.println(epoch);
            console.flush();
            options.write(report.page());
        }
        for (String sign : new GanSigns(run.epochs()).texts()) console.println("look: " + sign);
    }

    /** The command that repeats the run. */
    private String command() {
        return options.repeat(data + " --epochs " + epochs + " --generator-rate " + generatorRate
                + " --discriminator-rate " + discriminatorRate + " --candidates " + candidates
                + (validate ? " --validate" : ""));
    }
}
