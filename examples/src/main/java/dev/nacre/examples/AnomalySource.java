package dev.nacre.examples;

import dev.nacre.cli.console.WrongUse;
import dev.nacre.data.Dataset;
import java.io.IOException;
import java.util.Locale;

/** The data sets of {@link AnomalyCommand}; their names are values of its option. */
enum AnomalySource {
    /** Features of cell nuclei. */
    TUMOURS("malignant", "sequential([standardize, denoising(100, corruption=gaussianNoise(1), activation=tanh)])") {
        @Override
        Dataset read() throws IOException {
            return AnomalyData.tumours();
        }
    },
    /** Handwritten digits. */
    DIGITS("0", "sequential([scale(0.0625), denoising(200, corruption=gaussianNoise(0.3), activation=relu)])") {
        @Override
        Dataset read() throws IOException {
            return DigitsData.shipped();
        }
    };

    final String anomalous;
    final String network;

    AnomalySource(String anomalous, String network) {
        this.anomalous = anomalous;
        this.network = network;
    }

    abstract Dataset read() throws IOException;

    static AnomalySource of(String name) {
        for (AnomalySource source : values()) if (source.toString().equals(name)) return source;
        throw new WrongUse("--data must be tumours or digits, not " + name);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
