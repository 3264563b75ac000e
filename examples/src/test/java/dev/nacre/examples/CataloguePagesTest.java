package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.LayerSpec;
import dev.nacre.PluginKinds;
import dev.nacre.data.Mixing;
import dev.nacre.plugin.Doc;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import dev.nacre.plugin.SubKinds;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Two files are made from the plugins there are: the page of the catalogue, and core's list of which module has what,
 * for its error messages. {@code mvn verify -Dnacre.update=true} writes them; otherwise they must be up to date.
 */
class CataloguePagesTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void thePageOfTheCatalogueIsUpToDate() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Every plugin

                Made from the plugins' own `@Doc` by `mvn verify -Dnacre.update=true`. The text form shows each \
                hyper-parameter with its
                default; what is left out of a configuration has that default.
                """);
        for (Class<? extends Plugin> kind : PluginKinds.all()) section(page, kind);
        section(page, Mixing.class);
        check(ROOT.resolve("docs/catalogue.md"), page.toString());
    }

    private static void section(StringBuilder page, Class<? extends Plugin> kind) {
        page.append("\n## ").append(kind.getSimpleName()).append("\n");
        Plugins.all(kind).forEach((name, plugin) -> {
            Class<?> type = plugin.getClass();
            page.append("\n### `").append(name).append("`\n\n");
            page.append(sentence(type.getAnnotation(Doc.class)))
                    .append(" *")
                    .append(module(type))
                    .append("*\n\n");
            page.append("    ").append(Plugins.format(plugin)).append("\n");
            RecordComponent[] components = type.getRecordComponents();
            if (components.length > 0) page.append("\n");
            for (RecordComponent component : components)
                page.append("* `")
                        .append(component.getName())
                        .append("`: ")
                        .append(doc(component))
                        .append("\n");
        });
    }

    private static String sentence(Doc doc) {
        return Character.toUpperCase(doc.value().charAt(0)) + doc.value().substring(1) + ".";
    }

    private static String doc(RecordComponent component) {
        return component.getAnnotation(Doc.class).value();
    }

    private static String module(Class<?> type) {
        String[] packages = type.getPackageName().split("\\.");
        boolean core =
                packages.length == 2 || List.of("layers", "losses", "metrics").contains(packages[2]);
        return core ? "nacre-core" : "nacre-" + packages[2];
    }

    @Test
    void coresListOfWhichModuleHasWhatIsUpToDate() throws IOException {
        Map<String, String> known = new TreeMap<>();
        for (Class<? extends Plugin> kind : withSubKinds())
            Plugins.all(kind).forEach((name, plugin) -> {
                Class<?> type = plugin.getClass();
                known.put(kind.getSimpleName() + "." + name, module(type) + " " + type.getName());
            });
        StringBuilder file = new StringBuilder("# Which module has which plugin: kind.name=module class. Written by"
                + " CataloguePagesTest in examples.\n");
        known.forEach((key, value) -> file.append(key).append('=').append(value).append('\n'));
        check(ROOT.resolve("core/src/main/resources/dev/nacre/plugin/known-plugins.properties"), file.toString());
    }

    private static List<Class<? extends Plugin>> withSubKinds() {
        List<Class<? extends Plugin>> kinds = new ArrayList<>(PluginKinds.all());
        kinds.addAll(List.of(LayerSpec.class.getAnnotation(SubKinds.class).value()));
        return kinds;
    }

    private static void check(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("nacre.update")) Files.writeString(file, expected);
        assertThat(Files.readString(file))
                .as("%s is out of date: run mvn verify -Dnacre.update=true", file.getFileName())
                .isEqualTo(expected);
    }
}
