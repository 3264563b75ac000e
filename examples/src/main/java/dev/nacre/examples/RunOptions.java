package dev.nacre.examples;

import dev.nacre.cli.console.OutputFolder;
import dev.nacre.cli.console.Progress;
import dev.nacre.cli.console.WatchOption;
import dev.nacre.model.Model;
import dev.nacre.report.Page;
import dev.nacre.training.Listener;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options that all applications with a report share. */
final class RunOptions {
    private static final String REPORT = "report.html";

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Determines split, initial weights, noise and order of samples (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Folder for report.html and, if there is one, model.safetensors (runs/NAME).")
    private Path out;

    @Mixin
    private WatchOption watch;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private OutputFolder results;

    long seed() {
        return seed;
    }

    /** Shows the progress of training on the command's output, and on a page if there is one. */
    Listener progress() {
        return watch.beside(new Progress(console(), Progress.onTerminal()));
    }

    /** The option for a page that shows trainings. */
    WatchOption watch() {
        return watch;
    }

    PrintWriter console() {
        return command.commandLine().getOut();
    }

    /** A file in the folder for results. */
    Path file(String name) {
        return folder().resolve(name);
    }

    private Path folder() {
        return out == null ? Path.of("runs", command.name()) : out;
    }

    /** Creates the folder, and tries whether results can be written there, before training. */
    void prepare() throws IOException {
        results = OutputFolder.of(folder(), "model.safetensors", REPORT);
        watch.open(command);
    }

    void write(Model model) {
        results.write(model);
    }

    /** Writes the report; a later one replaces it. */
    void write(Page page) {
        results.write(REPORT, page.html());
        watch.show(page);
    }

    /** Writes the report, and prints its path and a summary. */
    void finish(Page page, String result, Object... figures) throws IOException {
        write(page);
        results.requireAll();
        console().printf("report: %s%n", file(REPORT));
        console().printf(Locale.ROOT, result + "%n", figures);
        console().flush();
    }

    /** The command that repeats the run; options are given with their leading space. */
    String repeat(String options) {
        return "examples/run " + command.name() + " --seed " + seed + options;
    }
}
