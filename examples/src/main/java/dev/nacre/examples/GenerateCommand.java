package dev.nacre.examples;

import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.report.Page;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Generates digits. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Generates handwritten digits with a variational autoencoder and a deep belief net, and evaluates them "
                        + "with a classifier that was trained on real ones.")
final class GenerateCommand implements Callable<Integer> {
    @Mixin
    private HandwritingOption data;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "200",
            description = "Number of epochs, also for each machine of the deep belief net (${DEFAULT-VALUE}).")
    private int epochs;

    @Mixin
    private RunOptions options;

    @Override
    public Integer call() throws IOException {
        WrongUse.unless(epochs >= 1, "--epochs must be >= 1, not " + epochs);
        Handwriting digits = data.read(options.seed(), false, Handwriting.SOME);
        options.prepare();
        options.watch().pictures(digits.ink().shape());
        Judge judge = Judge.learn(digits, options.seed());
        GenerateRun variational = GenerateRun.of(
                new GenerateRun.Kind(
                        "variational autoencoder",
                        "variational(units=8, hidden=[256, 128], activation=relu, loss=binaryCrossEntropy)",
                        "chain([adam(learningRate=0.002), cosine(steps=STEPS)])",
                        epochs),
                digits,
                judge,
                options.seed(),
                options.progress());
        GenerateRun deepBelief = GenerateRun.of(
                new GenerateRun.Kind(
                        "deep belief net",
                        "deepBelief([256, 128], chains=100)",
                        "chain([sgd(learningRate=0.5), cosine(steps=STEPS)])",
                        epochs),
                digits,
                judge,
                options.seed(),
                options.progress());
        List<GenerateRun> runs = List.of(
                variational,
                deepBelief,
                GenerateRun.real(digits, judge),
                GenerateRun.shuffled(digits, judge, options.seed()));
        Page page = new GenerateReport(digits, runs).page(options.repeat(data + " --epochs " + epochs));
        options.finish(
                page,
                "clear digits: %.4f variational, %.4f deep belief, %.4f real",
                variational.verdict().sure(),
                deepBelief.verdict().sure(),
                runs.get(2).verdict().sure());
        return 0;
    }
}
