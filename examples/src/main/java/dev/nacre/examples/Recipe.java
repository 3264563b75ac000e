package dev.nacre.examples;

import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Optimizer;
import dev.nacre.Plugin;
import dev.nacre.Plugins;
import dev.nacre.Trainer;
import dev.nacre.metrics.Accuracy;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * How to learn, read from a configuration file in which every building block is a plugin's text.
 *
 * @param network the layers
 * @param loss what fine-tuning makes small
 * @param pretraining how the autoencoders learn, without labels
 * @param training how the whole network is fine-tuned then, with labels
 */
record Recipe(LayerSpec network, Loss loss, Phase pretraining, Phase training) {
    /** A part of the work: the step, and how long. */
    record Phase(Optimizer optimizer, int batchSize, int epochs) {}

    /**
     * Reads a configuration.
     *
     * @param text in the format of Java's properties
     * @param source its name, for errors
     * @throws IllegalArgumentException that names source and key
     */
    static Recipe read(String text, String source) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
        }
        Entries entries = new Entries(source, properties);
        Recipe recipe = new Recipe(
                entries.plugin("network", LayerSpec.class),
                entries.plugin("loss", Loss.class),
                entries.phase("pretraining"),
                entries.phase("training"));
        entries.requireAllRead();
        return recipe;
    }

    Trainer pretrainer(long seed) {
        return trainer(pretraining, seed, List.of());
    }

    Trainer trainer(long seed) {
        return trainer(training, seed, List.of(new Accuracy()));
    }

    private Trainer trainer(Phase phase, long seed, List<Metric> metrics) {
        return new Trainer(loss, phase.optimizer, phase.batchSize, phase.epochs, seed, metrics);
    }

    /** Takes keys out, and knows which are left. */
    private record Entries(String source, Properties properties, Set<String> read) {
        Entries(String source, Properties properties) {
            this(source, properties, new TreeSet<>());
        }

        String text(String key) {
            String value = properties.getProperty(key);
            if (value == null || value.isBlank())
                throw new IllegalArgumentException(source + ": " + key + " is missing");
            read.add(key);
            return value.strip();
        }

        <P extends Plugin> P plugin(String key, Class<P> kind) {
            String text = text(key);
            try {
                return Plugins.parse(kind, text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(source + ": " + key + ": " + e.getMessage(), e);
            }
        }

        int count(String key, int least) {
            String text = text(key);
            if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= least) return Integer.parseInt(text);
            throw new IllegalArgumentException(
                    source + ": " + key + " must be a whole number >= " + least + ", not " + text);
        }

        Phase phase(String name) {
            return new Phase(
                    plugin(name + ".optimizer", Optimizer.class),
                    count(name + ".batchSize", 1),
                    count(name + ".epochs", 0));
        }

        void requireAllRead() {
            Set<String> rest = new TreeSet<>(properties.stringPropertyNames());
            rest.removeAll(read);
            if (!rest.isEmpty())
                throw new IllegalArgumentException(source + ": unknown key " + String.join(", ", rest)
                        + "; the keys are " + String.join(", ", read));
        }
    }
}
