package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.cli.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AugmentationTest {
    @Test
    void everyAugmentationGetsALineWithItsTestError(@TempDir Path folder) throws Exception {
        String data = TinyMnist.write(folder, 200, 50).toString();

        Outcome outcome = Run.of("augmentation", "--data", data, "--samples", "150", "--epochs", "60", "--units", "64");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines()).hasSize(8);
        assertThat(outcome.out().lines().skip(1)).allMatch(line -> line.matches("[a-z, ]+ +[0-9.]+% +[0-9]+"));
        // by chance it would be 90 %
        assertThat(outcome.out()).containsPattern("none +[0-5]?[0-9]\\.[0-9]{2}%");
    }

    @Test
    void moreSamplesThanThereAreAreRefused(@TempDir Path folder) throws Exception {
        String data = TinyMnist.write(folder, 20, 10).toString();

        Outcome outcome = Run.of("augmentation", "--data", data, "--samples", "21");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--samples must be >= 1 and <= 20, not 21");
    }
}
