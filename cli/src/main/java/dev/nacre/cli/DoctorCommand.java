package dev.nacre.cli;

import dev.nacre.blas.BlasReport;
import dev.nacre.cli.console.Version;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reports on the platform and the plugins. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Prints the platform, the BLAS library in use and why, its speed, and every plugin with its jar.")
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        BlasReport.lines().forEach(out::println);
        out.println();
        PluginList plugins = PluginList.found();
        plugins.byKind().forEach((kind, found) -> print(out, kind, found));
        plugins.problems().forEach(problem -> out.println("PROBLEM " + problem));
        out.flush();
        return plugins.problems().isEmpty() ? 0 : 1;
    }

    private static void print(PrintWriter out, String kind, List<PluginList.Entry> found) {
        out.println(kind);
        found.stream()
                .collect(Collectors.groupingBy(
                        PluginList.Entry::jar,
                        TreeMap::new,
                        Collectors.mapping(PluginList.Entry::name, Collectors.joining(", "))))
                .forEach((jar, names) -> out.printf("    %-42s %s%n", jar, names));
    }
}
