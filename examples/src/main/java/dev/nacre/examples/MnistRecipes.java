package dev.nacre.examples;

import dev.nacre.cli.console.WrongUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The recipes for MNIST by name, or in a file of your own. */
final class MnistRecipes {
    static final List<String> NAMES = List.of(
            "mlp", "sda", "dbn", "dropout", "maxout", "conv", "conv-augmented", "rows", "ladder", "ladder-baseline");

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
     * Reads a recipe, with the {@linkplain LabelValues values} for a number of labels.
     *
     * @param labels number of labelled images
     */
    static Recipe read(String name, int labels) throws IOException {
        Properties properties = Recipe.properties(text(name), source(name));
        return Recipe.read(LabelValues.filled(properties, labels), source(name));
    }

    /** Its name in error messages. */
    static String source(String name) {
        return NAMES.contains(name) ? file(name) : name;
    }

    private static String file(String name) {
        return "mnist/" + name + ".properties";
    }
}
