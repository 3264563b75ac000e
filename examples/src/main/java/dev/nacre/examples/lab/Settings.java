package dev.nacre.examples.lab;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The value of every control, checked. */
final class Settings {
    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * Checks what a page sent.
     *
     * @param controls those of the experiment
     * @param given name → value; those left out have the value to begin with
     * @throws IllegalArgumentException for an unknown name, and for a value that its control does not take
     */
    Settings(List<Control> controls, Map<String, String> given) {
        Set<String> unknown = new TreeSet<>(given.keySet());
        for (Control control : controls) {
            unknown.remove(control.name());
            values.put(control.name(), control.checked(given.getOrDefault(control.name(), control.value())));
        }
        if (!unknown.isEmpty())
            throw new IllegalArgumentException(
                    "there is no setting " + unknown.iterator().next() + "; there are " + values.keySet());
    }

    String text(String name) {
        String value = values.get(name);
        if (value == null) throw new IllegalArgumentException("there is no control " + name);
        return value;
    }

    double number(String name) {
        return Double.parseDouble(text(name));
    }

    int whole(String name) {
        return (int) Math.round(number(name));
    }

    List<String> several(String name) {
        return Arrays.asList(text(name).split(" "));
    }
}
