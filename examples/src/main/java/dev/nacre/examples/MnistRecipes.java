package dev.nacre.examples;

import dev.nacre.cli.console.WrongUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The recipes for MNIST by name, or in a file of your own. */
final class MnistRecipes {
    static final List<String> NAMES = List.of(
            "mlp", "sda", "dbn", "dropout", "maxout", "conv", "conv-augmented", "rows", "ladder", "ladder-baseline");

    private static final Pattern VALUE = Pattern.compile("labels\\.([0-9]{1,9})\\.(.+)");

    private MnistRecipes() {}

    /** The text of a recipe. */
    static String text(String name) throws IOException {
        if (NAMES.contains(name)) return Resources.text(file(name));
        if (!name.endsWith(".properties"))
            throw new WrongUse("there is no recipe " + name + "; there are " + String.join(", ", NAMES)
                    + ", or a file whose name ends in .properties");
        return Files.readString(Path.of(name));
    }

    /**
     * Reads a recipe. An entry {@code labels.100.noise = 0.3} is the value of <code>${noise}</code> in the other
     * entries for at most 100 labels; the largest number holds above it, too.
     *
     * @param labels number of labelled images
     */
    static Recipe read(String name, int labels) throws IOException {
        Properties properties = Recipe.properties(text(name), source(name));
        TreeMap<Integer, TreeMap<String, String>> values = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            Matcher entry = VALUE.matcher(key);
            if (entry.matches())
                values.computeIfAbsent(Integer.valueOf(entry.group(1)), count -> new TreeMap<>())
                        .put(entry.group(2), (String) properties.remove(key));
        }
        if (values.isEmpty()) return Recipe.read(properties, source(name));
        var chosen = values.ceilingEntry(Math.min(labels, values.lastKey())).getValue();
        return Recipe.read(FewLabelsMethod.filled(properties, chosen), source(name));
    }

    /** Its name in error messages. */
    static String source(String name) {
        return NAMES.contains(name) ? file(name) : name;
    }

    private static String file(String name) {
        return "mnist/" + name + ".properties";
    }
}
