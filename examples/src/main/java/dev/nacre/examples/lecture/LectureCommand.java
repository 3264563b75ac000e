package dev.nacre.examples.lecture;

import dev.nacre.cli.console.OutputFolder;
import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WrongUse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the experiments, and draws the results. */
@Command(
        name = "lecture",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Measures and draws the pictures of the course (docs/course), and prints what their lines end with.")
public final class LectureCommand implements Callable<Integer> {
    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "runs/lecture",
            description = "Folder for the images (${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--picture",
            paramLabel = "NAME",
            split = ",",
            description = "Draws only these pictures of the course, named as their files (all).")
    private List<String> pictures = List.of();

    @Spec
    private CommandSpec spec;

    LectureCommand() {}

    @Override
    public Integer call() throws IOException {
        Set<String> names = pictures.isEmpty() ? Drawing.ALL.keySet() : new LinkedHashSet<>(pictures);
        for (String name : names)
            WrongUse.unless(
                    Drawing.ALL.containsKey(name), "--picture is one of " + Drawing.ALL.keySet() + ", not " + name);
        OutputFolder results =
                OutputFolder.of(out, names.stream().map(name -> name + ".svg").toArray(String[]::new));
        PrintWriter console = spec.commandLine().getOut();
        for (String name : names) {
            Sheet sheet = Drawing.picture(name);
            results.write(name + ".svg", sheet.svg());
            console.print(out.resolve(name + ".svg") + ": " + sheet.title() + System.lineSeparator() + sheet.figures());
            console.flush();
        }
        results.requireAll();
        return 0;
    }
}
