package dev.nacre.examples;

import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The entries of a recipe's file: takes them out, and knows which are left. */
record RecipeEntries(String source, Properties properties, Set<String> read) {
    RecipeEntries(String source, Properties properties) {
        this(source, properties, new TreeSet<>());
    }

    String text(String key) {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) throw new IllegalArgumentException(source + ": " + key + " is missing");
        read.add(key);
        return value.strip();
    }

    <P extends Plugin> P plugin(String key, Class<P> kind) {
        String text = text(key);
        return checked(key, () -> Plugins.parse(kind, text));
    }

    private <T> T checked(String key, Supplier<T> parsing) {
        try {
            return parsing.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source + ": " + key + ": " + e.getMessage(), e);
        }
    }

    boolean has(String prefix) {
        return properties.stringPropertyNames().stream().anyMatch(key -> key.startsWith(prefix + "."));
    }

    int count(String key, int least) {
        String text = text(key);
        if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= least) return Integer.parseInt(text);
        throw new IllegalArgumentException(
                source + ": " + key + " must be a whole number >= " + least + ", not " + text);
    }

    /** As {@link #count(String, int)}, for an entry that may be missing: then it is 0. */
    int countIfAny(String key) {
        read.add(key);
        return properties.getProperty(key) == null ? 0 : count(key, 0);
    }

    Recipe.Phase phase(String name) {
        Recipe.Phase phase =
                new Recipe.Phase(text(name + ".optimizer"), count(name + ".batchSize", 1), count(name + ".epochs", 0));
        checked(name + ".optimizer", () -> phase.optimizer(1));
        return phase;
    }

    void requireAllRead() {
        Set<String> rest = new TreeSet<>(properties.stringPropertyNames());
        rest.removeAll(read);
        if (!rest.isEmpty())
            throw new IllegalArgumentException(
                    source + ": unknown key " + String.join(", ", rest) + "; the keys are " + String.join(", ", read));
    }
}
