package dev.nacre.tuning;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One training to try. Its result depends on nothing but the trial and the data: it is the same on any machine,
 * whatever runs at the same time.
 *
 * @param number counted from 1
 * @param settings name → text
 * @param seed seed of all random numbers
 * @param budget how long it may train: number of epochs, or whatever the objective defines
 */
public record Trial(int number, Map<String, String> settings, long seed, int budget) implements Serializable {
    private static final long serialVersionUID = 1;

    /** Copies the map in its order. */
    public Trial {
        settings = new LinkedHashMap<>(settings);
    }

    /**
     * The text of a setting.
     *
     * @param name name of the setting
     * @return its text
     */
    public String setting(String name) {
        String text = settings.get(name);
        if (text == null)
            throw new IllegalArgumentException("unknown setting: " + name + "; the settings are " + settings.keySet());
        return text;
    }
}
