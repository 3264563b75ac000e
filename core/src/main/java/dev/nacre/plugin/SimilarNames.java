package dev.nacre.plugin;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Suggests existing names for one that does not exist. */
final class SimilarNames {
    private static final int SUGGESTED = 3;
    /** The largest number of names that a message lists. */
    private static final int LISTED = 15;

    /** Longer names, which a file may contain, are not compared: it would take too long. */
    private static final int LONGEST = 100;

    private SimilarNames() {}

    /** The end of a message about an unknown name: the most similar names, if there are any, and the known names. */
    static String remedy(String name, Class<?> kind, Collection<String> names) {
        List<String> similar = similar(name, names);
        String meant = similar.isEmpty() ? ". " : "; did you mean " + String.join(", ", similar) + "? ";
        if (names.size() <= LISTED) return meant + "Known: " + String.join(", ", names);
        return meant + "Plugins.all(" + kind.getSimpleName() + ".class) lists all " + names.size();
    }

    /**
     * The most similar first. Case and punctuation do not count, so that Keras's leaky_relu and LeakyReLU are
     * leakyRelu.
     */
    static List<String> similar(String name, Collection<String> names) {
        if (name.length() > LONGEST) return List.of();
        String wanted = letters(name);
        return names.stream()
                .filter(other -> isSimilar(wanted, letters(other)))
                .sorted(Comparator.comparingInt(other -> distance(wanted, letters(other))))
                .limit(SUGGESTED)
                .toList();
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static boolean isSimilar(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        return distance(one, other) <= 1 + shorter / 4 || shorter >= 4 && (one.contains(other) || other.contains(one));
    }

    /** The Levenshtein distance: the number of letters to insert, delete or replace. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
