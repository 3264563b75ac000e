package dev.nacre.tables;

/**
 * How much training a table gets. Computation is budgeted, not time: the same table always gets the same. The units are
 * nanoseconds on one core of a machine of 2024, roughly.
 *
 * @param epochs passes over the data for each network
 * @param members number of networks
 */
record Budget(int epochs, int members) {
    /** RealMLP's own number. */
    private static final int MOST_EPOCHS = 256;

    private static final int FEWEST_EPOCHS = 16;
    private static final int MEMBERS = 5;
    private static final int MOST_MEMBERS = 10;
    /** Up to this many rows a table gets the same; above, in proportion to its rows, and for that no longer. */
    private static final int ROWS = 5_000;

    private static final int MOST_ROWS = 40_000;
    private static final double DEFAULT_WORK = 20e9;
    private static final double FAST_WORK = 4e9;

    /**
     * The budget for a table.
     *
     * @param rows all rows
     * @param inputs the preprocessed columns
     * @param units units of each hidden layer
     * @param layers hidden layers
     */
    static Budget of(Preset preset, int rows, TableInputs inputs, int units, int layers) {
        double work = preset == Preset.FAST ? FAST_WORK : DEFAULT_WORK;
        work *= Math.max(1, Math.min(MOST_ROWS, rows) / (double) ROWS);
        int numbers = inputs.numbers().size();
        double weights = (double) units * (inputs.outputs() + 3.0 * numbers + (layers - 1) * units);
        double each = 0.2 * weights + 20.0 * inputs.outputs() + 80.0 * numbers + 20.0 * layers * units;
        double epochs = work / (each * rows * (MEMBERS - 1)); // each network trains on all folds but one
        boolean spare = preset != Preset.FAST && epochs >= MOST_EPOCHS * (MOST_MEMBERS - 1.0) / (MEMBERS - 1.0);
        int used = (int) Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, epochs));
        return new Budget(used, spare ? MOST_MEMBERS : MEMBERS);
    }
}
