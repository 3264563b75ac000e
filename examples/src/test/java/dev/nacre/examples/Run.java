package dev.nacre.examples;

import dev.nacre.cli.Outcome;
import java.io.PrintWriter;
import java.io.Writer;

/** Runs a command of the examples, or else of {@code nacre}. */
final class Run {
    private Run() {}

    static Outcome of(String... args) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        var examples = Main.line(nowhere, nowhere);
        boolean example = args.length == 0
                || !dev.nacre.cli.Main.line(nowhere, nowhere).getSubcommands().containsKey(args[0]);
        return example ? Outcome.of(examples, args) : Outcome.of(args);
    }
}
