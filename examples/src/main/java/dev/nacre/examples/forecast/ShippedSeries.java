package dev.nacre.examples.forecast;

import dev.nacre.tables.SequenceOptions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The series in the jar; their names are values of {@code --data}. Each is forecast for a season, from two of them. */
enum ShippedSeries {
    /** Carbon dioxide in the air by weeks; Keeling and Whorf, 2004, public domain. */
    CO2("date", "co2", 52),
    /** Sunspots by years; National Geophysical Data Center, public domain. */
    SUNSPOTS("YEAR", "SUNACTIVITY", 11);

    final String time;
    final String target;
    final int season;

    ShippedSeries(String time, String target, int season) {
        this.time = time;
        this.target = target;
        this.season = season;
    }

    static Optional<ShippedSeries> named(String name) {
        return Arrays.stream(values())
                .filter(series -> series.toString().equals(name))
                .findFirst();
    }

    SequenceOptions options() {
        return new SequenceOptions(time, 2 * season, season).season(season);
    }

    /** Copies it to a file. */
    Path copy(Path folder) throws IOException {
        String name = this + ".csv";
        Path file = folder.resolve(name);
        try (InputStream in = ShippedSeries.class.getResourceAsStream(name)) {
            if (in == null) throw new FileNotFoundException(name + " is missing in the jar");
            Files.copy(in, file);
        }
        return file;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
