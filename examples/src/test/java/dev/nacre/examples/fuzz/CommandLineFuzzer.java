package dev.nacre.examples.fuzz;

import dev.nacre.Network;
import dev.nacre.cli.Outcome;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.model.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Any text as a command line, an argument in each line. All commands are parsed; those that neither learn for long nor
 * wait for requests are run. Paths lie in a folder of their own, which has a model and tables.
 */
public final class CommandLineFuzzer {
    static final List<String> SEEDS = List.of(
            "predict\n--model\nmodel\n--csv\ntable.csv\n--out\nout/rows.csv",
            "evaluate\n--model=model\n--csv=table.csv\n--label=kind\n--separator=,\n--task=classes\n--ignore=1,last",
            "detect\n--csv\ntable.csv\n--model\nmodel\n--ignore\nkind\n--share\n0.1\n--seed\n-3",
            "train\n--csv\ntext.csv\n--label\nlast\n--network\nsequential([dense(3), relu])\n--optimizer\nsgd(0.1)\n"
                    + "--batch\n8\n--test\n0.2",
            "serve\n--port\n0\n--host\n::1\n--max-seconds\n1\n--model\ntext.csv\n--max-rows\n1\n--max-bytes\n9",
            "search\n--csv\ntable.csv\n--label\n1\n--method\ngrid\n--epochs\n1\n--folds\n2\n--trials\n3\n--out\nx",
            "--help\npredict\n--version\n@args\n--\n");

    private static final Set<String> RUN = Set.of("predict", "evaluate");
    private static final int MOST_ARGUMENTS = 30;
    private static final int LONGEST_ERROR = 5000;
    private static final Path FOLDER = folder();
    private static final byte[] MODEL = model();
    private static final CommandLine LINE = confined();

    private CommandLineFuzzer() {}

    /**
     * Tries one command line.
     *
     * @param bytes UTF-8
     */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        String[] args = new String(bytes, StandardCharsets.UTF_8).split("\n", MOST_ARGUMENTS);
        fill();
        Bounded.run(bytes.length, () -> {
            Outcome outcome = Outcome.of(LINE, args);
            String error = outcome.err();
            boolean one = error.startsWith("error: ") && error.indexOf('\n') == error.length() - 1;
            if (outcome.code() == 0 ? !error.isEmpty() : outcome.code() > 2 || !one)
                throw new AssertionError(outcome.code() + " " + error);
            if (error.startsWith("error: this should not happen") || error.length() > LONGEST_ERROR + bytes.length)
                throw new AssertionError(error);
        });
    }

    private static CommandLine confined() {
        return Outcome.line()
                .setExpandAtFiles(false)
                .registerConverter(Path.class, CommandLineFuzzer::inside)
                .setExecutionStrategy(CommandLineFuzzer::run);
    }

    private static int run(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) last = last.subcommand();
        boolean help = last.isUsageHelpRequested() || last.isVersionHelpRequested();
        boolean runs = help || last == parsed || RUN.contains(last.commandSpec().name());
        return runs ? new CommandLine.RunLast().execute(parsed) : 0;
    }

    private static Path inside(String text) {
        Path inside = FOLDER;
        for (Path part : Path.of(text)) if (!part.toString().equals("..")) inside = inside.resolve(part);
        return inside;
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("fuzz");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> clear(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] model() {
        Network network = new Network("sequential([dense(3), relu, dense(2)])", 2, 1);
        try {
            return new Model(
                            network,
                            new CrossEntropy(),
                            List.of("height", "weight"),
                            List.of("a", "b"),
                            Map.of("label", "kind"))
                    .bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command may have written over these. */
    private static void fill() throws IOException {
        clear(FOLDER);
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve("model"), MODEL);
        Files.writeString(FOLDER.resolve("table.csv"), "height,weight,kind\n1,2,a\n3,4,b\n5,,a\n");
        Files.writeString(FOLDER.resolve("text.csv"), "no table");
    }

    private static void clear(Path folder) {
        if (!Files.exists(folder)) return;
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path each : found.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
