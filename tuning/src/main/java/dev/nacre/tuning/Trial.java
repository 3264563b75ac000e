package dev.nacre.tuning;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something to try. All that its result depends on is in it, and in the data: wherever it runs, and whatever runs
 * beside it, the result is the same.
 *
 * @param number counted from 1
 * @param settings name → text
 * @param seed gives all that is drawn at random
 * @param budget how long it may train: epochs, or what the objective takes it for
 */
public record Trial(int number, Map<String, String> settings, long seed, int budget) implements Serializable {
    private static final long serialVersionUID = 1;

    /** Keeps a copy, in order. */
    public Trial {
        settings = new LinkedHashMap<>(settings);
    }

    /**
     * A setting.
     *
     * @param name which
     * @return its text
     */
    public String setting(String name) {
        String text = settings.get(name);
        if (text == null) throw new IllegalArgumentException("no setting " + name + "; there are " + settings.keySet());
        return text;
    }
}
