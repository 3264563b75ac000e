package dev.nacre.tuning;

/** Numbers of trials and their budgets. */
final class Counts {
    private Counts() {}

    static void positive(String name, int value) {
        if (value < 1) throw new IllegalArgumentException(name + " must be >= 1, not " + value);
    }

    /** A budget divided by a factor, several times; at least 1. */
    static int share(int budget, int factor, int times) {
        return Math.max(1, (int) (budget / Math.pow(factor, times)));
    }
}
