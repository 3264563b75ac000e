package dev.nacre.spark;

import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.model.Model;
import java.util.List;
import java.util.Map;

/** Class names in a model file: its labels, one for each output; for two classes with one output, its notes. */
final class ClassNames {
    private static final String FIRST = "class 0";
    private static final String SECOND = "class 1";

    private ClassNames() {}

    static Model model(Network network, Loss loss, List<String> names) {
        return network.outputs() == 1 && names.size() == 2
                ? new Model(network, loss).noted(Map.of(FIRST, names.get(0), SECOND, names.get(1)))
                : new Model(network, loss, List.of(), names, Map.of());
    }

    /** The class names of a model; empty if it has none. */
    static List<String> of(Model model) {
        Map<String, String> notes = model.notes();
        return notes.containsKey(FIRST) && notes.containsKey(SECOND)
                ? List.of(notes.get(FIRST), notes.get(SECOND))
                : model.labels();
    }
}
