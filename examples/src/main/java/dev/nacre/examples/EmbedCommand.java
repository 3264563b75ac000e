package dev.nacre.examples;

import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WrongUse;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Embeds digits in the plane. */
@Command(
        name = "embed",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Embeds handwritten digits in two dimensions, without labels: by the code of a deep autoencoder, "
                + "and by the first two"
                + " principal components.")
final class EmbedCommand implements Callable<Integer> {
    private static final String STACK =
            "stacked([denoising(256, activation=relu, loss=binaryCrossEntropy), denoising(128, activation=relu, "
                    + "output=relu),"
                    + " denoising(64, activation=relu, output=relu), autoencoder(2, activation=identity, "
                    + "output=relu)])";

    @Mixin
    private HandwritingOption data;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "120",
            description = "Epochs of training all layers together, after a sixth of them for each single layer "
                    + "(${DEFAULT-VALUE}).")
    private int epochs;

    @Mixin
    private RunOptions options;

    @Override
    public Integer call() throws IOException {
        WrongUse.unless(epochs >= 1, "--epochs must be >= 1, not " + epochs);
        Handwriting digits = data.read(options.seed(), false, Handwriting.SOME);
        options.prepare();
        options.watch().pictures(digits.ink().shape());
        EmbedRun run = EmbedRun.of(digits, STACK, Math.max(1, epochs / 6), epochs, options.seed(), options.progress());
        String command = options.repeat(data + " --epochs " + epochs);
        options.finish(
                new EmbedReport(run).page(command),
                "neighbours' accuracy %.4f by code, %.4f by principal components",
                run.codeAccuracy(),
                run.componentsAccuracy());
        return 0;
    }
}
