package dev.nacre.tables;

/**
 * The size of a recipe's network.
 *
 * @param embedded whether numbers get periodic embeddings
 * @param units units of each hidden layer
 * @param layers number of hidden layers
 */
record NetworkSize(boolean embedded, int units, int layers) {
    static NetworkSize of(Preset preset) {
        return preset == Preset.FAST ? new NetworkSize(false, 64, 2) : new NetworkSize(true, 128, 3);
    }

    /**
     * The duration of a training step, as measured.
     *
     * @return nanoseconds for each row, roughly, on one core of a machine of 2024
     */
    double cost(TableInputs inputs) {
        int numbers = embedded ? inputs.numbers().size() : 0;
        double weights = (double) units * (inputs.outputs() + 3.0 * numbers + (layers - 1) * units);
        return 0.1 * weights + 10.0 * inputs.outputs() + 50.0 * numbers + 20.0 * layers * units;
    }
}
