package dev.nacre.examples;

import dev.nacre.cli.console.WrongUse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A method for few labels, read from a configuration: the settings to choose among by the labels, and whether the
 * resulting networks are the teachers of another one. The entry {@code choose.noise = 0.2, 0.5} gives two values for
 * <code>${noise}</code> in the other entries; with several such entries, every combination is tried.
 *
 * @param name the name of its file
 * @param candidates the settings to choose among, in a fixed order
 * @param selfTraining how a network is trained on predictions for unlabelled images; empty without self-training
 */
record FewLabelsMethod(String name, List<Candidate> candidates, Optional<Recipe.Phase> selfTraining) {
    static final List<String> NAMES =
            List.of("supervised", "denoising", "contractive", "sparse", "dbn", "student", "ladder");
    private static final String CHOICE = "choose.";
    private static final String STUDENT = "selfTraining";

    /**
     * One candidate.
     *
     * @param choice the chosen values, as text
     * @param recipe the configuration with these values
     */
    record Candidate(String choice, Recipe recipe) {}

    /** The method with its {@linkplain LabelValues values} for a number of labels. */
    static FewLabelsMethod read(String name, int labels) throws IOException {
        if (!NAMES.contains(name))
            throw new WrongUse("there is no method " + name + "; there are " + String.join(", ", NAMES));
        String source = "few-labels/" + name + ".properties";
        return read(name, LabelValues.filled(Recipe.properties(Resources.text(source), source), labels), source);
    }

    static FewLabelsMethod read(String name, Properties properties, String source) {
        Properties student = take(properties, STUDENT + ".");
        Properties choices = take(properties, CHOICE);
        List<Candidate> candidates = new ArrayList<>();
        for (TreeMap<String, String> values : combinations(choices))
            candidates.add(new Candidate(text(values), Recipe.read(filled(properties, values), source)));
        return new FewLabelsMethod(
                name,
                candidates,
                student.isEmpty() ? Optional.empty() : Optional.of(Recipe.phase(STUDENT, student, source)));
    }

    /** The same method with another number of epochs everywhere, for a quick run. */
    FewLabelsMethod during(int epochs) {
        return new FewLabelsMethod(
                name,
                candidates.stream()
                        .map(c -> new Candidate(c.choice, c.recipe.during(epochs)))
                        .toList(),
                selfTraining.map(phase -> phase.during(epochs)));
    }

    private static Properties take(Properties from, String prefix) {
        Properties taken = new Properties();
        for (String key : from.stringPropertyNames())
            if (key.startsWith(prefix)) taken.setProperty(key, (String) from.remove(key));
        return taken;
    }

    private static List<TreeMap<String, String>> combinations(Properties choices) {
        List<TreeMap<String, String>> all = List.of(new TreeMap<>());
        for (String key : new TreeSet<>(choices.stringPropertyNames())) {
            List<TreeMap<String, String>> longer = new ArrayList<>();
            for (TreeMap<String, String> values : all)
                for (String value : choices.getProperty(key).split(",")) {
                    TreeMap<String, String> more = new TreeMap<>(values);
                    more.put(key.substring(CHOICE.length()), value.strip());
                    longer.add(more);
                }
            all = longer;
        }
        return all;
    }

    /** The entries with values in place of their names. */
    static Properties filled(Properties properties, TreeMap<String, String> values) {
        Properties filled = new Properties();
        for (String key : properties.stringPropertyNames()) {
            String text = properties.getProperty(key);
            for (String name : values.keySet()) text = text.replace("${" + name + "}", values.get(name));
            filled.setProperty(key, text);
        }
        return filled;
    }

    private static String text(TreeMap<String, String> values) {
        List<String> parts = new ArrayList<>();
        values.forEach((name, value) -> parts.add(name + " " + value));
        return String.join(", ", parts);
    }
}
