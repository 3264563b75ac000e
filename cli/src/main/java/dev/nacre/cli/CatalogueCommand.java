package dev.nacre.cli;

import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.plugin.Doc;
import dev.nacre.plugin.Plugins;
import java.io.PrintWriter;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Describes plugins. */
@Command(
        name = "catalogue",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists every plugin with a line on what it is; or describes those of the given names, with their "
                + "hyper-parameters and defaults.")
final class CatalogueCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "NAME",
            description = "Plugins, such as adamW, or kinds, such as Optimizer.",
            arity = "0..*")
    private List<String> names = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PluginList plugins = PluginList.found();
        plugins.byKind().forEach((kind, entries) -> {
            boolean whole = names.isEmpty() || names.contains(kind);
            if (whole) out.println(kind);
            for (PluginList.Entry entry : entries)
                if (names.contains(entry.name())) describe(out, kind, entry);
                else if (whole) out.printf("    %-22s %s%n", entry.name(), entry.doc());
        });
        for (String name : names) requireFound(plugins, name);
        out.flush();
        return 0;
    }

    private static void describe(PrintWriter out, String kind, PluginList.Entry entry) {
        out.printf("%s, %s, %s%n    %s%n", entry.name(), kind, entry.jar(), entry.doc());
        out.printf("    %s%n", Plugins.format(entry.plugin()));
        for (RecordComponent component : entry.plugin().getClass().getRecordComponents())
            out.printf("        %-18s %s%n", component.getName(), doc(component));
    }

    private static String doc(RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        return doc == null ? "" : doc.value();
    }

    private static void requireFound(PluginList plugins, String name) {
        boolean found = plugins.byKind().containsKey(name)
                || plugins.byKind().values().stream()
                        .anyMatch(entries ->
                                entries.stream().anyMatch(entry -> entry.name().equals(name)));
        WrongUse.unless(
                found,
                "there is no plugin or kind called " + name + "; nacre catalogue lists all, the kinds are "
                        + String.join(", ", plugins.byKind().keySet()));
    }
}
