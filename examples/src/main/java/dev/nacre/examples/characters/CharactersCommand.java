package dev.nacre.examples.characters;

import dev.nacre.cli.console.Progress;
import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WatchOption;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.model.Model;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Learns to continue a text. */
@Command(
        name = "characters",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Learns a text character by character with an LSTM, prints the bits per character on its last"
                + " tenth, which is held out, beside n-grams, and writes on.")
public final class CharactersCommand implements Callable<Integer> {
    private static final String OWN = "documentation.txt.gz";
    private static final int LEAST = 10_000;
    private static final int PROMPT = 100;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "A text in UTF-8, at least 10,000 characters (documentation of this project).")
    private Path data;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "12",
            description = "Number of epochs, at most (${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--units",
            paramLabel = "N",
            defaultValue = "128",
            description = "Units of the LSTM (${DEFAULT-VALUE}).")
    private int units;

    @Option(
            names = "--length",
            paramLabel = "N",
            defaultValue = "600",
            description = "Characters to write (${DEFAULT-VALUE}).")
    private int length;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = "0.6",
            description = "Below 1, likely characters become likelier; 0 takes the likeliest one (${DEFAULT-VALUE}).")
    private double temperature;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Determines initial weights, order, dropout and what is written (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private WatchOption watch;

    @Spec
    private CommandSpec spec;

    /** For picocli. */
    public CharactersCommand() {}

    @Override
    public Integer call() throws IOException {
        WrongUse.unless(epochs >= 1, "--epochs must be >= 1, not " + epochs);
        WrongUse.unless(units >= 1, "--units must be >= 1, not " + units);
        WrongUse.unless(length >= 0, "--length must be >= 0, not " + length);
        WrongUse.unless(
                temperature >= 0 && temperature < Double.POSITIVE_INFINITY,
                "--temperature must be >= 0 and finite, not " + temperature);
        String text = text();
        WrongUse.unless(
                text.length() >= LEAST, "the text has " + text.length() + " characters; give one of at least " + LEAST);
        CharactersRun run = CharactersRun.of(text);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%,d characters of %d kinds; the last %,d are held out%n",
                run.text().length,
                run.alphabet().size() - 1,
                run.text().length - run.heldOut());
        out.flush();
        watch.open(spec);
        Progress progress = new Progress(out, Progress.onTerminal());
        Model model = run.learn(units, epochs, seed, watch.beside(progress));
        int context = run.context();
        String written = run.continued(model, new Continuation(run.alphabet(), temperature, seed), length);
        out.printf("%s|%s%n", run.prompt(PROMPT), written);
        out.printf(
                Locale.ROOT,
                "held-out text: %.3f bits per character by lstm, %.3f by n-grams of %d characters and the next%n",
                run.bits(model),
                run.bits(context),
                context);
        out.flush();
        return 0;
    }

    private String text() throws IOException {
        if (data == null)
            try (InputStream in = CharactersCommand.class.getResourceAsStream(OWN);
                    GZIPInputStream text = new GZIPInputStream(in)) {
                return new String(text.readAllBytes(), StandardCharsets.UTF_8);
            }
        try {
            return Files.readString(data);
        } catch (CharacterCodingException e) {
            throw new WrongUse("--data " + data + " is no text in UTF-8; convert it");
        }
    }
}
