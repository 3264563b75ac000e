package dev.nacre.tck;

import dev.nacre.plugin.Doc;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.List;

/** Rules that make a plugin findable and readable. */
final class GeneralRules {
    static final List<Rule<?>> RULES = List.of(
            new Rule<>(
                    "G1",
                    Plugin.class,
                    "is a public record with a public no-argument constructor",
                    "the record's declaration",
                    GeneralRules::record),
            new Rule<>(
                    "G2",
                    Plugin.class,
                    "has a name of letters and digits, acronyms written as words",
                    "the record's simple name; its name in texts is the simple name with a lower-case first letter",
                    GeneralRules::name),
            new Rule<>(
                    "G3",
                    Plugin.class,
                    "documents itself and every component by @Doc, one line without a full stop",
                    "the record and its components",
                    GeneralRules::documented),
            new Rule<>(
                    "G4",
                    Plugin.class,
                    "is registered for its kind, and no public record of the module that implements a kind is "
                            + "unregistered",
                    "@AutoService on the record, for the kind that it implements;"
                            + " META-INF/services in the module's classes;"
                            + " if it is not meant as a plugin, don't make it public",
                    GeneralRules::registered),
            new Rule<>(
                    "G5",
                    Plugin.class,
                    "is equal to itself after being printed and parsed",
                    "the canonical constructor, which must keep its arguments; the components' types: numbers, "
                            + "booleans, texts, plugins, lists",
                    GeneralRules::roundTrip));

    private GeneralRules() {}

    private static void record(Plugin plugin, PluginContract contract) {
        Class<?> type = plugin.getClass();
        if (!type.isRecord() || !Modifier.isPublic(type.getModifiers()))
            throw new Violation("public record " + type.getSimpleName(), Modifier.toString(type.getModifiers()));
        for (Constructor<?> constructor : type.getConstructors()) if (constructor.getParameterCount() == 0) return;
        throw new Violation("public " + type.getSimpleName() + "(), holding the defaults", "no such constructor");
    }

    private static void name(Plugin plugin, PluginContract contract) {
        String simple = plugin.getClass().getSimpleName();
        if (!simple.matches("[A-Z][A-Za-z0-9]*") || simple.matches(".*[A-Z]{3}.*|[A-Z]{2}"))
            throw new Violation("a simple name such as LeakyRelu or Rbm", simple);
    }

    private static void documented(Plugin plugin, PluginContract contract) throws Exception {
        line(plugin.getClass().getSimpleName(), plugin.getClass());
        for (RecordComponent component : new Components(plugin).all()) line(component.getName(), component);
    }

    private static void line(String name, AnnotatedElement element) {
        Doc doc = element.getAnnotation(Doc.class);
        if (doc == null) throw new Violation("@Doc(\"…\") on " + name, "none");
        String text = doc.value();
        if (text.isBlank() || text.contains("\n") || text.endsWith("."))
            throw new Violation("@Doc on " + name + ": one line without a full stop", '"' + text + '"');
    }

    private static void registered(Plugin plugin, PluginContract contract) {
        String name = Plugins.name(plugin.getClass());
        boolean forNoKind = Forgotten.registeredForNoKind().contains(plugin.getClass());
        if (Kinds.of(plugin, contract).isEmpty())
            throw new Violation(
                    "an interface below Plugin, such as Activation, that " + name + " implements", "Plugin alone");
        for (Class<? extends Plugin> kind : Kinds.of(plugin, contract)) {
            Class<? extends Plugin> own = Kinds.narrowest(plugin, kind);
            Plugin found = Plugins.all(own).get(name);
            if (found != null && found.getClass() == plugin.getClass()) continue;
            String instead = forNoKind ? "@AutoService(Plugin.class), which is not a kind" : "no plugin of that name";
            throw new Violation(
                    "@AutoService(" + own.getSimpleName() + ".class), so that " + name + " is found there",
                    found == null ? instead : found.getClass().getName());
        }
    }

    private static void roundTrip(Plugin plugin, PluginContract contract) {
        String text = Plugins.format(plugin);
        for (Class<? extends Plugin> kind : Kinds.of(plugin, contract)) {
            if (!Plugins.all(kind).containsKey(Plugins.name(plugin.getClass()))) continue; // G4 says so
            Plugin again = Plugins.parse(kind, text);
            if (!plugin.equals(again)) throw new Violation(text, Plugins.format(again));
        }
    }
}
